using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace RopeCourse.Kernel;

/// <summary>Answers an editor's questions about a cell that is being written: what may follow here, and what is this.</summary>
/// <remarks>Nothing of Roslyn's editor services is loaded before the first question. Only the cell thread may call it.</remarks>
internal sealed class CodeAssistant(CSharpSession session)
{
    private const int MostMatches = 500;
    private readonly AssistantWorkspace workspace = new();

    /// <summary>Answers <c>complete_request</c>.</summary>
    public JsonObject Complete(JsonObject request, CancellationToken cancellationToken)
    {
        (string code, Cursor cursor) = Read(request);
        var matches = new JsonArray();
        var types = new JsonArray();
        TextSpan span = new(cursor.Index, 0);
        Document document = workspace.Open(session.Context(), CellSource.Read(code, "").Tree);
        CompletionService service = CompletionService.GetService(document)!;
        CompletionList list = service.GetCompletionsAsync(document, cursor.Index, cancellationToken: cancellationToken).GetAwaiter().GetResult();
        if (list.ItemsList.Count > 0)
            span = list.Span;
        string typed = code[span.Start..Math.Clamp(cursor.Index, span.Start, span.End)];
        (int start, int end) = (Cursor.PointsBefore(code, span.Start), Cursor.PointsBefore(code, span.End));
        foreach (CompletionItem item in Matching(list.ItemsList, typed).Take(MostMatches))
        {
            string text = Inserted(item);
            matches.Add(text);
            types.Add(new JsonObject
            {
                ["start"] = start,
                ["end"] = end,
                ["text"] = text,
                ["type"] = item.Tags.IsEmpty ? "text" : item.Tags[0].ToLowerInvariant(),
            });
        }

        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = matches,
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = types },
        };
    }

    /// <summary>Answers <c>inspect_request</c>.</summary>
    public JsonObject Inspect(JsonObject request, CancellationToken cancellationToken)
    {
        (string code, Cursor cursor) = Read(request);
        Document document = workspace.Open(session.Context(), CellSource.Read(code, "").Tree);
        QuickInfoService service = QuickInfoService.GetService(document)!;
        QuickInfoItem? found = Places(document, cursor.Index, cancellationToken)
            .Select(place => service.GetQuickInfoAsync(document, place, cancellationToken).GetAwaiter().GetResult())
            .FirstOrDefault(info => info is not null);
        var data = new JsonObject();
        if (found is not null)
        {
            string[] sections = [.. found.Sections.Select(section => section.Text.ReplaceLineEndings("\n"))];
            data["text/plain"] = string.Join("\n\n", sections);
            data["text/markdown"] = string.Join("\n\n", [$"```csharp\n{sections[0]}\n```", .. sections.Skip(1)]);
        }

        return new JsonObject { ["status"] = "ok", ["found"] = found is not null, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    private static (string Code, Cursor Cursor) Read(JsonObject request)
    {
        string code = request["code"] is JsonValue text && text.TryGetValue(out string? given) ? given : "";
        int points = request["cursor_pos"] is JsonValue value && value.TryGetValue(out int position) ? position : int.MaxValue;
        return (code, Cursor.At(code, points));
    }

    /// <summary>Gets the text that an item puts in: the name of an argument brings its colon.</summary>
    private static string Inserted(CompletionItem item) => item.DisplayTextSuffix == ":" ? item.DisplayText + ":" : item.DisplayText;

    // A snippet, a cast "((byte)x)", an operator or an indexer needs more of an editor than to put a word in.
    private static bool IsWord(CompletionItem item) =>
        item.DisplayTextPrefix != "(" && !item.DisplayTextSuffix.StartsWith('[')
        && !item.Tags.Contains(WellKnownTags.Snippet) && !item.Tags.Contains(WellKnownTags.Operator);

    // Names that begin as typed, in the case typed, come first; then other cases; then names that contain it.
    private static IEnumerable<CompletionItem> Matching(IReadOnlyList<CompletionItem> items, string typed) => items
        .Where(IsWord)
        .Select(item => (Item: item, Rank: Rank(item.FilterText, typed)))
        .Where(pair => pair.Rank >= 0)
        .OrderBy(pair => pair.Rank)
        .ThenBy(pair => pair.Item.SortText, StringComparer.OrdinalIgnoreCase)
        .Select(pair => pair.Item)
        .DistinctBy(Inserted);

    private static int Rank(string name, string typed) =>
        typed.StartsWith('@') ? Rank(name, typed[1..])
        : name.StartsWith(typed, StringComparison.Ordinal) ? 0
        : name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1
        : typed.Length > 1 && name.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 2
        : -1;

    /// <summary>Lists where to look: at the cursor, just before it, and at the method whose arguments it stands among.</summary>
    private static IEnumerable<int> Places(Document document, int index, CancellationToken cancellationToken)
    {
        yield return index;
        if (index > 0)
            yield return index - 1;
        SyntaxNode root = document.GetSyntaxRootAsync(cancellationToken).GetAwaiter().GetResult()!;
        if (root.FullSpan.IsEmpty)
            yield break;
        SyntaxNode? node = root.FindToken(Math.Clamp(index - 1, 0, root.FullSpan.End - 1)).Parent;
        for (; node is not null; node = node.Parent)
        {
            SyntaxNode? named = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name,
                InvocationExpressionSyntax call => call.Expression,
                ObjectCreationExpressionSyntax creation => creation.Type,
                _ => null,
            };
            if (named is not null)
                yield return named.SpanStart;
        }
    }
}
