using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RopeCourse.Kernel;

/// <summary>Says what to do where the compiler's message does not: its words are for files, and a cell is none.</summary>
internal static partial class ErrorHints
{
    private const int MostNamespaces = 3;

    private static readonly Dictionary<string, string> ById = new()
    {
        ["CS7009"] = "Put #r lines at the beginning of the cell, or in a cell before it.",
        ["CS1529"] = "Put using lines at the beginning of the cell, or in a cell before it.",
        ["CS1109"] = "In a notebook, write the extension method by itself, without the class around it.",
        ["CS9283"] = "In a notebook, write an extension method by itself: static int Twice(this int n) => 2 * n;",
        ["CS0825"] = "At the top of a cell, \"using var\" and \"ref\" variables are not possible; write a block, such as using (…) { … }, or put braces around the lines.",
        ["CS8345"] = "At the top of a cell a variable lives on, which a span cannot; put braces around the lines that use it.",
    };

    /// <summary>Names of .NET Interactive that this kernel has no counterpart for, and what to do instead.</summary>
    private static readonly Dictionary<string, string> OfInteractive = new()
    {
        ["Kernel"] = "There is no Kernel object here; read input with Console.ReadLine(), and share values between cells as variables.",
        ["KernelInvocationContext"] = "There is no KernelInvocationContext here; show values with display(…).",
        ["Javascript"] = "In this kernel: HTML(\"<script>…</script>\").",
        ["CSS"] = "In this kernel: HTML(\"<style>…</style>\").",
        ["LaTeXString"] = "In this kernel: LaTeX(\"$…$\").",
        ["MathString"] = "In this kernel: LaTeX(\"$…$\").",
    };

    /// <summary>Finds a hint.</summary>
    /// <param name="error">What the compiler said.</param>
    /// <param name="cell">The cell, as it was compiled.</param>
    public static string? For(Diagnostic error, CSharpCompilation cell)
    {
        if (ById.TryGetValue(error.Id, out string? hint))
            return hint;
        if (error.Id is not ("CS0103" or "CS0246") || Quoted().Match(error.GetMessage(null)) is not { Success: true } match)
            return null;
        string name = match.Groups[1].Value;
        if (OfInteractive.TryGetValue(name, out string? instead))
            return instead;
        string[] namespaces = [.. Namespaces(cell.GlobalNamespace, name).Distinct().Order(StringComparer.Ordinal).Take(MostNamespaces)];
        return namespaces.Length == 0 ? null : $"{name} is in {string.Join(" and in ", namespaces)}; put \"using {namespaces[0]};\" at the beginning of the cell.";
    }

    private static IEnumerable<string> Namespaces(INamespaceSymbol space, string name)
    {
        if (!space.IsGlobalNamespace && space.GetTypeMembers(name).Any(static type => type.DeclaredAccessibility == Accessibility.Public))
            yield return space.ToDisplayString();
        foreach (string found in space.GetNamespaceMembers().SelectMany(inner => Namespaces(inner, name)))
            yield return found;
    }

    // The only name that these two messages quote.
    [GeneratedRegex(@"'(\w+)(?:<[,\s]*>)?'")]
    private static partial Regex Quoted();
}
