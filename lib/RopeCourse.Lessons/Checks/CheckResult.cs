using System.Globalization;
using System.Text;

namespace RopeCourse.Lessons;

/// <summary>Says how an exercise stands: not attempted, passed, wrong at a case, or thrown.</summary>
public sealed class CheckResult : NotebookValue
{
    /// <summary>Gets what became of the exercise.</summary>
    public required CheckState State { get; init; }

    /// <summary>Gets how many cases there are.</summary>
    public int Cases { get; init; }

    /// <summary>Gets how many cases are right.</summary>
    public int RightCases { get; init; }

    /// <summary>Gets the largest difference over the cases, or null where answers are equal or not, with nothing between.</summary>
    public double? LargestDifference { get; init; }

    /// <summary>Gets the first case that is not right in words, such as <c>position 7, bit 0</c>, or null.</summary>
    public string? FirstWrongCase { get; init; }

    /// <summary>Gets what is the matter with that case, such as <c>expected 8, got 7</c>, or null.</summary>
    public string? Complaint { get; init; }

    /// <summary>Gets the known slip that gives the same answers in every case, or null.</summary>
    public string? Slip { get; init; }

    /// <summary>Gets whether every case is right.</summary>
    public bool Passed => State == CheckState.Passed;

    private (string Sign, string Word, string Detail) Headline => State switch
    {
        CheckState.NotAttempted => ("○", "Not attempted yet", ""),
        CheckState.Passed => ("✓", "Passed", $": {Format.Count(Cases, "case")}{Exactness}"),
        CheckState.Wrong => ("✗", "Wrong", $" at {FirstWrongCase}: {Complaint}."),
        _ => ("!", "Threw", $" at {FirstWrongCase}: {Complaint}"),
    };

    private string Exactness => LargestDifference switch
    {
        null => "",
        0 => ", all exact",
        { } difference => $", largest difference {Format.Difference(difference)}",
    };

    private string? Share => State is CheckState.Wrong or CheckState.Threw
        ? $"{RightCases} of {Format.Count(Cases, "case")} {(RightCases == 1 ? "is" : "are")} right."
        : null;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        (string sign, string word, string detail) = Headline;
        // The line differs in kind, not in colour, so that the state can be told without colour.
        string line = State switch
        {
            CheckState.Passed => "solid",
            CheckState.NotAttempted => "dotted",
            _ => "dashed",
        };
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"rc-check\" role=\"status\" style=\"border-left:3px {line} currentColor;padding:.35em .9em;margin:.3em 0;max-width:70ch;line-height:1.5\">");
        html.Append(CultureInfo.InvariantCulture, $"<div><span aria-hidden=\"true\">{sign}</span> <strong>{word}</strong>{Html.Encode(detail)}</div>");
        if (Slip is { } slip)
            html.Append(CultureInfo.InvariantCulture, $"<div>Likely slip: {Html.Prose(slip)}</div>");
        if (Share is { } share)
            html.Append(CultureInfo.InvariantCulture, $"<div style=\"opacity:.75\">{share}</div>");
        return html.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        (string sign, string word, string detail) = Headline;
        string slip = Slip is null ? "" : $" Likely slip: {Slip}";
        string share = Share is null ? "" : $" {Share}";
        return $"{sign} {word}{detail}{slip}{share}";
    }
}
