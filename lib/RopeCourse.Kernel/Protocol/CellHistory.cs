using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RopeCourse.Kernel;

/// <summary>Remembers the cells of this session and answers <c>history_request</c>: the last ones, a range, or those that match a pattern.</summary>
internal sealed class CellHistory
{
    private const int Session = 1;
    private const int Most = 10_000;
    private readonly List<(int Number, string Input, string? Output)> cells = [];

    public void Add(int number, string input, string? output)
    {
        if (cells.Count == Most)
            cells.RemoveAt(0);
        cells.Add((number, input, output));
    }

    public JsonObject Answer(JsonObject request)
    {
        bool output = Value(request, "output", false);
        IEnumerable<(int Number, string Input, string? Output)> found = Value(request, "hist_access_type", "tail") switch
        {
            "range" => Range(Value(request, "session", 0), Value(request, "start", 0), Value(request, "stop", int.MaxValue)),
            "search" => Search(Value(request, "pattern", "*"), Value(request, "unique", false)).TakeLast(Value(request, "n", int.MaxValue)),
            _ => cells.TakeLast(Value(request, "n", int.MaxValue)),
        };
        var history = new JsonArray();
        foreach ((int number, string input, string? shown) in found)
            history.Add(new JsonArray(Session, number, output ? new JsonArray(input, shown) : input));
        return new JsonObject { ["status"] = "ok", ["history"] = history };
    }

    // Session 0 is the running one; earlier ones are not kept.
    private IEnumerable<(int Number, string Input, string? Output)> Range(int session, int start, int stop) =>
        session is 0 or Session ? cells.Where(cell => cell.Number >= start && cell.Number < stop) : [];

    private IEnumerable<(int Number, string Input, string? Output)> Search(string pattern, bool unique)
    {
        string expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        var regex = new Regex(expression, RegexOptions.Singleline | RegexOptions.NonBacktracking);
        IEnumerable<(int Number, string Input, string? Output)> found = cells.Where(cell => regex.IsMatch(cell.Input));
        return unique ? found.GroupBy(cell => cell.Input, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(cell => cell.Number) : found;
    }

    private static T Value<T>(JsonObject request, string name, T otherwise) =>
        request[name] is JsonValue value && value.TryGetValue(out T? found) && found is not null ? found : otherwise;
}
