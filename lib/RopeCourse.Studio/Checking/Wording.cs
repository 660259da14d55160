using System.Text.RegularExpressions;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Checking;

/// <summary>Finds words that the course does not use: a second word for a concept that has one, and words that say nothing.</summary>
internal static partial class Wording
{
    private static readonly (Regex Found, string Instead)[] Rules =
    [
        (Positional(), "say 'position encoding'"),
        (HalfSplit(), "say 'split halves'"),
        (RotaryDimension(), "say 'rotary dimension'"),
        (FrequencyIndex(), "say 'pair index', or 'index'"),
        (TokenVector(), "say 'token embedding'"),
        (Offset(), "say 'relative position', or 'start position' with a cache"),
        (Empty(), "leave it out"),
        (Announcing(), "leave it out: show, do not announce"),
        (Dash(), "write two sentences, or a comma or colon"),
    ];

    /// <summary>Checks the prose of a chapter.</summary>
    public static IEnumerable<Problem> Check(Notebook notebook)
    {
        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            var cell = notebook.Cells[index];
            if (cell.Kind != CellKind.Markdown || cell.Id == "sources")
                continue;
            foreach (var problem in Check(Prose.Of(cell)))
                yield return new Problem(PortableSubset.Place(index, cell), problem);
        }
    }

    /// <summary>Checks one text.</summary>
    internal static IEnumerable<string> Check(Prose prose) => Rules.SelectMany(rule => rule.Found.Matches(prose.Text + prose.Tables)
        .Select(match => $"“{match.Value.Trim()}”: {rule.Instead}."));

    [GeneratedRegex(@"\bposition(?:al)? embeddings?\b(?<!rotary position embeddings?)|\bpositional (?:en)?codings?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Positional();

    [GeneratedRegex(@"\b(?:half[- ]split|split[- ]half|rotate[- ]half style|NeoX[- ]style|GPT[- ]J[- ]style)\b", RegexOptions.IgnoreCase)]
    private static partial Regex HalfSplit();

    [GeneratedRegex(@"\b(?:rotation dimension|rope dimension|rotary size)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RotaryDimension();

    [GeneratedRegex(@"\b(?:dimension index|frequency index|channel index)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FrequencyIndex();

    [GeneratedRegex(@"\b(?:word embeddings?|token vectors?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TokenVector();

    [GeneratedRegex(@"\b(?:position offset|relative offset|relative distance)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Offset();

    [GeneratedRegex(@"\b(?:simply|obviously|powerful|magic(?:al(?:ly)?)?|of course|clearly|trivial(?:ly)?|basically|amazing|beautiful|elegant(?:ly)?|journey|deep dive|dive into(?! Deep Learning))\b|(?<!\bnot )\bjust\b(?! as\b| below\b| above\b| before\b| after\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\bin this (?:notebook|chapter),? we\b|\bwe will (?:now )?(?:see|look|learn|explore)\b|\blet(?:'|’)s\b", RegexOptions.IgnoreCase)]
    private static partial Regex Announcing();

    [GeneratedRegex(@"\s—\s[^.\n]*\s—\s|—[^.\n]*—")]
    private static partial Regex Dash();
}
