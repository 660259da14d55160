using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RopeCourse.Kernel;

/// <summary>Writes errors in the learner's terms: the cell's line, the offending code, nothing of the machinery.</summary>
internal static class CellErrors
{
    private const int MostErrorsShown = 10;
    private const int MostFramesShown = 20;
    private const int MostTraceCharacters = 20_000;

    public static CellError FromDiagnostics(CompiledCell failed, CellSource cell)
    {
        Diagnostic[] ordered = InOrder(failed.Errors);
        Diagnostic first = ordered[0];
        int? line = first.Location.IsInSource ? first.Location.GetLineSpan().StartLinePosition.Line + 1 : null;
        return new CellError(first.Id, first.GetMessage(null), Describe(ordered, cell, failed.Compilation), line);
    }

    /// <summary>Describes warnings as errors are described; they are printed and stop nothing.</summary>
    public static string? Warnings(IReadOnlyList<Diagnostic> warnings, CellSource cell) =>
        warnings.Count == 0 ? null : string.Concat(Describe(InOrder(warnings), cell).Select(line => line + "\n"));

    // That no documentation could be written follows from another error, and nobody asked for any.
    private static Diagnostic[] InOrder(IReadOnlyList<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Id != "CS1569" || diagnostics.Count == 1).OrderBy(d => d.Location.SourceSpan.Start)];

    private static List<string> Describe(Diagnostic[] ordered, CellSource cell, CSharpCompilation? failed = null)
    {
        var lines = new List<string>();
        var hints = new HashSet<string>();
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
            if (failed is not null && ErrorHints.For(diagnostic, failed) is { } hint && hints.Add(hint))
                lines.Add("    " + hint);
        }

        if (ordered.Length > MostErrorsShown)
            lines.Add($"and {ordered.Length - MostErrorsShown} more");
        return lines;
    }

    /// <summary>Describes an exception; <paramref name="find"/> gives a cell and its number by the path in a stack frame.</summary>
    public static CellError FromException(Exception thrown, LoadedCell current, Func<string, (CellSource Cell, int Number)?> find)
    {
        var trace = new CellTrace(current, find);
        // A wrapper says only that something threw; what did is told first, and where the cell called it after that.
        List<Exception> wrappers = [thrown];
        while (Wrapped(wrappers[0]) is { } inner)
            wrappers.Insert(0, inner);
        Exception exception = wrappers[0];
        List<string> frames = [.. wrappers.SelectMany(trace.Read)];
        string name = TypeNames.Full(exception.GetType());
        string message = exception is InsufficientExecutionStackException
            ? "The calls went too deep. Does a method call itself without end?"
            : ExceptionText.Message(exception);
        bool hides = trace.Hides || exception.InnerException is not null;
        if (frames.Count > MostFramesShown)
        {
            int left = frames.Count - MostFramesShown;
            hides = true;
            frames.RemoveRange(MostFramesShown / 2, left);
            frames.Insert(MostFramesShown / 2, $"  … {left} more calls …");
        }

        int? line = trace.Line;
        List<string> causes = [.. Causes(exception, trace).Take(MostFramesShown)];
        return new CellError(name, message, [$"{name}: {message}", .. frames, .. causes], line ?? trace.Line) { FullTrace = hides ? Shorten(ExceptionText.Whole(thrown)) : null };
    }

    /// <summary>Tells what an exception names as its reasons, each with its own lines of the cells.</summary>
    private static IEnumerable<string> Causes(Exception exception, CellTrace trace)
    {
        IEnumerable<Exception> inner = exception is AggregateException several ? several.InnerExceptions : exception.InnerException is { } one ? [one] : [];
        return inner.SelectMany(cause => (IEnumerable<string>)[$"  caused by {TypeNames.Full(cause.GetType())}: {ExceptionText.Message(cause)}", .. trace.Read(cause).Select(static frame => "  " + frame), .. Causes(cause, trace)]);
    }

    private static Exception? Wrapped(Exception exception) =>
        exception is TargetInvocationException or TypeInitializationException or AggregateException { InnerExceptions.Count: 1 } ? exception.InnerException : null;

    private static string Shorten(string trace) =>
        trace.Length <= MostTraceCharacters ? trace : $"{trace.AsSpan(0, MostTraceCharacters / 2)}\n…\n{trace.AsSpan(trace.Length - (MostTraceCharacters / 2))}";
}
