using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RopeCourse.Kernel;

/// <summary>Holds a compiled cell that is loaded and can run, as often as its text is run again.</summary>
/// <param name="Source">The text.</param>
/// <param name="Compiled">What was made of it.</param>
/// <param name="Keep">Whether later cells see something of it.</param>
/// <param name="Start">Runs the cell: it reads the objects of the cells before it from the array, and puts its own there.</param>
internal sealed record LoadedCell(CellSource Source, CompiledCell Compiled, bool Keep, Func<object?[], Task<object>> Start)
{
    /// <summary>Gets whether what the cell gave is to be shown; <see langword="null"/> may be its value, or mean that it has none.</summary>
    public bool HasResult(object? value) => value is not null || Compiled.HasResult();

    /// <summary>Gets the warnings in words, if there are any.</summary>
    public string? Warnings { get; } = CellErrors.Warnings(Compiled.Warnings, Source);

    /// <summary>Gets the line, counted from 1, that a frame of this cell stands in where the runtime does not know it.</summary>
    public int? Line(StackFrame frame) =>
        Compiled.Symbols is null && frame.GetMethod() is { } method && method.Module == Start.Method.Module
            ? CellSymbols.Line(Compiled.Compilation, method.MetadataToken, frame.GetILOffset())
            : null;

    public static LoadedCell Load(CellSource source, CompiledCell compiled, bool keep, NotebookLoadContext loadContext)
    {
        Assembly assembly = loadContext.LoadFromStream(compiled.Image, compiled.Symbols);
        IMethodSymbol entry = compiled.Compilation.GetEntryPoint(CancellationToken.None)!;
        Type type = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!;
        MethodInfo factory = type.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new LoadedCell(source, compiled, keep, factory.CreateDelegate<Func<object?[], Task<object>>>());
    }
}
