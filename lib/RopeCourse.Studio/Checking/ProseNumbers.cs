using System.Globalization;
using System.Text.RegularExpressions;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Checking;

/// <summary>Finds numbers in prose that no output and no code of the chapter contains: a reader could not see where they come from.</summary>
internal static partial class ProseNumbers
{
    /// <summary>Checks a chapter.</summary>
    /// <param name="notebook">The notebook, with its saved outputs.</param>
    /// <returns>The numbers without a source, cell by cell.</returns>
    public static IEnumerable<Problem> Check(Notebook notebook)
    {
        var shown = Shown(notebook);
        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            var cell = notebook.Cells[index];
            if (cell.Kind != CellKind.Markdown || cell.Id is "header" or "sources")
                continue;
            foreach (var number in Numbers(cell).Where(number => !IsShown(number, shown) && !AllowedNumbers.Explains(notebook.Name, cell.Id, number)))
            {
                yield return new Problem(PortableSubset.Place(index, cell),
                    $"The number {number} stands in no output and no code of this chapter; show it, or say in AllowedNumbers where it comes from.");
            }
        }
    }

    /// <summary>Lists the numbers of a prose cell, without those that only name a chapter, a section, an equation or a year.</summary>
    internal static IEnumerable<string> Numbers(Cell cell)
    {
        var prose = Prose.Of(cell);
        var text = Naming().Replace(TitledChapter().Replace(prose.Text + prose.Tables, " "), " ");
        return Number().Matches(Plain(text)).Select(match => match.Value).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Collects what the chapter shows: code, printed text and the words and numbers of figures.</summary>
    private static HashSet<string> Shown(Notebook notebook)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            Add(cell.Source.Replace("_", "", StringComparison.Ordinal));
            foreach (var output in cell.Outputs)
            {
                Add(Outputs.Text(output, "text/plain"));
                Add(Outputs.IsFigure(output) ? WordsOfFigure(Outputs.Text(output, "text/html")!) : Outputs.Text(output, "text/html"));
                if (output["text"] is { } stream)
                    Add(NotebookFile.Join(stream));
            }
        }

        return shown;

        void Add(string? text)
        {
            if (text is not null)
                shown.UnionWith(Number().Matches(Plain(text)).Select(match => match.Value));
        }
    }

    /// <summary>Takes titles, labels and printed values out of a figure; its thousand coordinates are not printed anywhere.</summary>
    private static string WordsOfFigure(string html) => string.Join('\n', FigureText().Matches(html).Select(match => match.Value)
        .Concat(html.Contains("\"texttemplate\"", StringComparison.Ordinal) ? PrintedValues().Matches(html).Select(match => match.Value) : []));

    /// <summary>A number is shown where it stands as it is, or where a longer one rounds to it.</summary>
    private static bool IsShown(string number, HashSet<string> shown)
    {
        if (shown.Contains(number))
            return true;
        var value = double.Parse(number, CultureInfo.InvariantCulture);
        // 1e3 in code is 1,000 in prose, and 2.2E-16 in a table is 2.2·10⁻¹⁶.
        if (shown.Any(other => double.Parse(other, CultureInfo.InvariantCulture) == value))
            return true;
        if (number.Contains('e', StringComparison.OrdinalIgnoreCase))
        {
            var digits = number.TakeWhile(letter => letter is not ('e' or 'E')).Count(char.IsAsciiDigit);
            var form = string.Create(CultureInfo.InvariantCulture, $"E{digits - 1}");
            return shown.Any(other => double.Parse(other, CultureInfo.InvariantCulture).ToString(form, CultureInfo.InvariantCulture) == value.ToString(form, CultureInfo.InvariantCulture));
        }

        var decimals = number.IndexOf('.') is >= 0 and var point ? number.Length - point - 1 : 0;
        return shown.Any(longer => longer.Length > number.Length
            && Math.Round(double.Parse(longer, CultureInfo.InvariantCulture), Math.Min(decimals, 15), MidpointRounding.AwayFromZero) == value
            && number.Count(char.IsAsciiDigit) >= 2);
    }

    /// <summary>Takes the separators out of 54,410 and 10{,}000, and the zeros off the end of 0.970.</summary>
    private static string Plain(string text)
    {
        text = PowerOfTen().Replace(text, match => "e" + string.Concat(match.Groups[1].Value.Select(Ordinary)).Trim('{', '}'));
        text = Separator().Replace(text.Replace("{,}", ",", StringComparison.Ordinal), "");
        return TrailingZeros().Replace(text, match => match.Groups[1].Value);
    }

    [GeneratedRegex(@"(?<![\w.#])\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|(?<=[a-zA-Z_])\d+(?:\.\d+)?(?![\w])")]
    private static partial Regex Number();

    private static char Ordinary(char raised) => "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(raised) is >= 0 and var digit ? (char)('0' + digit) : raised is '⁻' or '−' ? '-' : raised;

    [GeneratedRegex(@"(?<=\d)\s*(?:·|\\cdot)\s*10(?:\^)?(\{[-−]?\d+\}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")]
    private static partial Regex PowerOfTen();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?!\d))")]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?<!\d\.\d*)((?<!\d)\d+(?:\.\d*[1-9])?)\.?0*(?<=\.\d*)(?!\d)")]
    private static partial Regex TrailingZeros();

    [GeneratedRegex(@"\b(?:chapters?|sections?|equations?|exercises?|figures?|tables?|definitions?|appendix|pages?|issues?|arXiv|volume|part|claim)\s*#?\s*[\d.]+(?:(?:\s*(?:,|to|and|or|–)\s*)[\d.]+)*|§\s*[\d.]+|\((?:19|20)\d\d[a-z]?\)|\b(?:in|of)\s+(?:19|20)\d\d\b|\w+#\d+", RegexOptions.IgnoreCase)]
    private static partial Regex Naming();

    [GeneratedRegex("""
        "(?:text|label|ticktext|title)":\s*(?:\{"text":)?(?:\[(?:[^\[\]]|\[[^\]]*\])*\]|"(?:[^"\\]|\\.)*")
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FigureText();

    [GeneratedRegex("""
        "z":\s*\[(?:[^\[\]]|\[[^\]]*\])*\]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex PrintedValues();

    [GeneratedRegex(@"\b\d\d(?=\s+[A-Z]\w+)")]
    private static partial Regex TitledChapter();
}
