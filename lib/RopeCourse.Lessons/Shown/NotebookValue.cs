namespace RopeCourse.Lessons;

/// <summary>Stands for a value that a notebook shows: HTML where there is a page, text everywhere else.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract class NotebookValue
{
    /// <summary>Writes the value as a fragment of HTML, legible on light and dark ground and without a script.</summary>
    /// <returns>A fragment with one outer element.</returns>
    public abstract string ToHtml();

    /// <summary>Writes the value as plain text, with lines ended by <c>\n</c>.</summary>
    /// <returns>The text, without a line break at its end.</returns>
    public abstract override string ToString();
}
