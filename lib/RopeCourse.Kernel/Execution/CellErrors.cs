using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace RopeCourse.Kernel;

/// <summary>Writes errors in the learner's terms: the cell's line, the offending code, nothing of the machinery.</summary>
internal static partial class CellErrors
{
    private const int MostErrorsShown = 10;
    private const int MostFramesShown = 20;
    private const int MostTraceCharacters = 20_000;

    public static CellError FromDiagnostics(IReadOnlyList<Diagnostic> errors, CellSource cell)
    {
        Diagnostic[] ordered = InOrder(errors);
        Diagnostic first = ordered[0];
        int? line = first.Location.IsInSource ? first.Location.GetLineSpan().StartLinePosition.Line + 1 : null;
        return new CellError(first.Id, first.GetMessage(null), Describe(ordered, cell), line);
    }

    /// <summary>Describes warnings as errors are described; they are printed and stop nothing.</summary>
    public static string? Warnings(IReadOnlyList<Diagnostic> warnings, CellSource cell) =>
        warnings.Count == 0 ? null : string.Concat(Describe(InOrder(warnings), cell).Select(line => line + "\n"));

    private static Diagnostic[] InOrder(IReadOnlyList<Diagnostic> diagnostics) => [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start)];

    private static List<string> Describe(Diagnostic[] ordered, CellSource cell)
    {
        var lines = new List<string>();
        foreach (Diagnostic diagnostic in ordered.Take(MostErrorsShown))
        {
            string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
            string message = $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(null)}";
            if (!diagnostic.Location.IsInSource)
            {
                lines.Add(message);
                continue;
            }

            FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
            string code = cell.Line(place.StartLinePosition.Line);
            int start = place.StartLinePosition.Character;
            int end = place.EndLinePosition.Line == place.StartLinePosition.Line ? place.EndLinePosition.Character : code.Length;
            // Tabs stay tabs, so that the caret stands under the code whatever their width.
            string indent = new([.. code.PadRight(start).Take(start).Select(c => c == '\t' ? '\t' : ' ')]);
            lines.Add($"line {place.StartLinePosition.Line + 1}: {message}");
            lines.Add("    " + code);
            lines.Add("    " + indent + new string('^', Math.Max(1, end - start)));
        }

        if (ordered.Length > MostErrorsShown)
            lines.Add($"and {ordered.Length - MostErrorsShown} more");
        return lines;
    }

    /// <summary>Describes an exception; <paramref name="find"/> gives a cell and its number by the path in a stack frame.</summary>
    public static CellError FromException(Exception exception, LoadedCell current, Func<string, (CellSource Cell, int Number)?> find)
    {
        exception = Unwrap(exception);
        string name = TypeName(exception.GetType());
        string message = exception is InsufficientExecutionStackException
            ? "The calls went too deep. Does a method call itself without end?"
            : exception.Message;
        var frames = new List<string>();
        int? line = null;
        bool hides = exception.InnerException is not null;
        foreach (StackFrame frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            int? late = current.Line(frame);
            if ((late is null ? frame.GetFileName() : current.Source.Path) is not { } path || find(path) is not { } place)
            {
                hides |= !IsPlumbing(frame.GetMethod());
                continue;
            }

            int number = late ?? frame.GetFileLineNumber();
            if (number < 1 || number > place.Cell.LineCount)
                continue;
            bool here = place.Cell == current.Source;
            if (here)
                line ??= number;
            string where = here ? "" : place.Cell.FileName is { } file ? $"{file}, " : $"cell {place.Number}, ";
            frames.Add($"  {where}line {number}{Method(frame.GetMethod())}: {place.Cell.Line(number - 1).Trim()}");
        }

        if (frames.Count > MostFramesShown)
        {
            int left = frames.Count - MostFramesShown;
            hides = true;
            frames.RemoveRange(MostFramesShown / 2, left);
            frames.Insert(MostFramesShown / 2, $"  … {left} more calls …");
        }

        List<string> traceback = [$"{name}: {message}", .. frames];
        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
            traceback.Add($"  caused by {TypeName(cause.GetType())}: {cause.Message}");
        return new CellError(name, message, traceback, line) { FullTrace = hides ? Shorten(exception.ToString()) : null };
    }

    // The frames by which the kernel calls a cell and awaits it are no news to anybody.
    private static bool IsPlumbing(MethodBase? method) =>
        method?.DeclaringType is not { } type
        || type.Assembly == typeof(CellErrors).Assembly
        || (type.Assembly.GetName().Name is { } name && name.StartsWith("cell-", StringComparison.Ordinal))
        || type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" or "System.Runtime" or "System.Threading.Tasks";

    private static string Shorten(string trace) =>
        trace.Length <= MostTraceCharacters ? trace : $"{trace.AsSpan(0, MostTraceCharacters / 2)}\n…\n{trace.AsSpan(trace.Length - (MostTraceCharacters / 2))}";

    /// <summary>Gives the name that a learner wrote: a type of a cell is nested in the compiler's submission class.</summary>
    public static string TypeName(Type type) => SubmissionPrefix().Replace(type.FullName ?? type.Name, "").Replace('+', '.');

    private static Exception Unwrap(Exception exception)
    {
        while (exception is TargetInvocationException or TypeInitializationException or AggregateException { InnerExceptions.Count: 1 } && exception.InnerException is { } inner)
            exception = inner;
        return exception;
    }

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

    [GeneratedRegex(@"^Cell\d+\+")]
    private static partial Regex SubmissionPrefix();

    [GeneratedRegex(@"^<+(?<method>[^<>]*)>+(g__(?<local>[^|]+)\|)?")]
    private static partial Regex CompilerName();
}
