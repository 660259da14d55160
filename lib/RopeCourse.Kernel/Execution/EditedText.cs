using System.Text;

namespace RopeCourse.Kernel;

/// <summary>Holds a cell as the compiler sees it, and finds the learner's position for each of the compiler's.</summary>
internal sealed class EditedText
{
    private readonly TextEdit[] edits;

    public EditedText(string original, IEnumerable<TextEdit> changes)
    {
        edits = [.. changes.OrderBy(edit => edit.Position)];
        var text = new StringBuilder(original.Length + (64 * edits.Length));
        int copied = 0;
        foreach (TextEdit edit in edits)
        {
            text.Append(original, copied, edit.Position - copied).Append(edit.Text);
            copied = edit.Position + edit.Removed;
        }

        Text = text.Append(original, copied, original.Length - copied).ToString();
    }

    public string Text { get; }

    public int ToOriginal(int position)
    {
        int shift = 0;
        foreach (TextEdit edit in edits)
        {
            int start = edit.Position + shift;
            if (position < start)
                break;
            if (position < start + edit.Text.Length)
                return edit.Position;
            shift += edit.Text.Length - edit.Removed;
        }

        return position - shift;
    }
}
