using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace RopeCourse.Kernel;

/// <summary>Writes errors in the learner's terms: the cell's line, the offending code, nothing of the machinery.</summary>
internal static partial class CellErrors
{
    private const int MostErrorsShown = 10;

    public static CellError FromDiagnostics(IReadOnlyList<Diagnostic> errors, CellSource cell)
    {
        Diagnostic[] ordered = [.. errors.OrderBy(e => e.Location.SourceSpan.Start)];
        var traceback = new List<string>();
        foreach (Diagnostic error in ordered.Take(MostErrorsShown))
        {
            if (!error.Location.IsInSource)
            {
                traceback.Add($"error {error.Id}: {error.GetMessage(null)}");
                continue;
            }

            FileLinePositionSpan place = error.Location.GetLineSpan();
            string code = cell.Line(place.StartLinePosition.Line);
            int start = place.StartLinePosition.Character;
            int end = place.EndLinePosition.Line == place.StartLinePosition.Line ? place.EndLinePosition.Character : code.Length;
            // Tabs stay tabs, so that the caret stands under the code whatever their width.
            string indent = new([.. code.PadRight(start).Take(start).Select(c => c == '\t' ? '\t' : ' ')]);
            traceback.Add($"line {place.StartLinePosition.Line + 1}: error {error.Id}: {error.GetMessage(null)}");
            traceback.Add("    " + code);
            traceback.Add("    " + indent + new string('^', Math.Max(1, end - start)));
        }

        if (ordered.Length > MostErrorsShown)
            traceback.Add($"and {ordered.Length - MostErrorsShown} more errors");
        Diagnostic first = ordered[0];
        int? line = first.Location.IsInSource ? first.Location.GetLineSpan().StartLinePosition.Line + 1 : null;
        return new CellError(first.Id, first.GetMessage(null), traceback, line);
    }

    /// <summary>Describes an exception; <paramref name="find"/> gives a cell and its number by the path in a stack frame.</summary>
    public static CellError FromException(Exception exception, CellSource current, Func<string, (CellSource Cell, int Number)?> find)
    {
        exception = Unwrap(exception);
        string name = TypeName(exception.GetType());
        var traceback = new List<string> { $"{name}: {exception.Message}" };
        int? line = null;
        foreach (StackFrame frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is not { } path || find(path) is not { } place)
                continue;
            int number = frame.GetFileLineNumber();
            if (number < 1 || number > place.Cell.LineCount)
                continue;
            bool here = place.Cell == current;
            if (here)
                line ??= number;
            string where = (here ? "" : $"cell {place.Number}, ") + $"line {number}" + Method(frame.GetMethod());
            traceback.Add($"  {where}: {place.Cell.Line(number - 1).Trim()}");
        }

        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
            traceback.Add($"  caused by {TypeName(cause.GetType())}: {cause.Message}");
        return new CellError(name, exception.Message, traceback, line);
    }

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
