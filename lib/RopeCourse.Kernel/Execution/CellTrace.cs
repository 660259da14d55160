using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace RopeCourse.Kernel;

/// <summary>Finds in stack traces the frames of cells, and writes them as lines of those cells.</summary>
/// <param name="current">The cell that threw.</param>
/// <param name="find">Gives a cell and its number by the path in a frame.</param>
internal sealed partial class CellTrace(LoadedCell current, Func<string, (CellSource Cell, int Number)?> find)
{
    /// <summary>Gets the line of the current cell that was found first.</summary>
    public int? Line { get; private set; }

    /// <summary>Gets whether there were frames that are told to nobody: those of a library.</summary>
    public bool Hides { get; private set; }

    /// <summary>Lists an exception's frames that belong to cells, the innermost first.</summary>
    public List<string> Read(Exception exception)
    {
        var frames = new List<string>();
        foreach (StackFrame frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            int? late = current.Line(frame);
            if ((late is null ? frame.GetFileName() : current.Source.Path) is not { } path || find(path) is not { } place)
            {
                Hides |= !IsPlumbing(frame.GetMethod());
                continue;
            }

            int number = late ?? frame.GetFileLineNumber();
            if (number < 1 || number > place.Cell.LineCount)
                continue;
            bool here = place.Cell == current.Source;
            if (here)
                Line ??= number;
            string where = here ? "" : place.Cell.FileName is { } file ? $"{file}, " : $"cell {place.Number}, ";
            frames.Add($"  {where}line {number}{Method(frame.GetMethod())}: {place.Cell.Line(number - 1).Trim()}");
        }

        return frames;
    }

    // The frames by which the kernel calls a cell and awaits it are no news to anybody.
    private static bool IsPlumbing(MethodBase? method) =>
        method?.DeclaringType is not { } type
        || type.Assembly == typeof(CellTrace).Assembly
        || (type.Assembly.GetName().Name is { } name && name.StartsWith("cell-", StringComparison.Ordinal))
        || type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" or "System.Runtime" or "System.Threading.Tasks";

    private static string Method(MethodBase? method)
    {
        if (method is null)
            return "";
        // Async methods, iterators, lambdas and local functions carry the name of their method between angle brackets.
        string name = method.Name is "MoveNext" ? method.DeclaringType?.Name ?? "" : method.Name;
        Match match = CompilerName().Match(name);
        if (match.Success)
            name = match.Groups["local"] is { Success: true, Length: > 0 } local ? local.Value : match.Groups["method"].Value;
        return name is "Initialize" or "Factory" or "Main" or ".ctor" or ".cctor" or "" ? "" : $" in {name}";
    }

    [GeneratedRegex(@"^<+(?<method>[^<>]*)>+(g__(?<local>[^|]+)\|)?")]
    private static partial Regex CompilerName();
}
