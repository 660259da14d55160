using System.Text;

namespace RopeCourse.Kernel;

/// <summary>Holds a place in a text. Clients count code points; .NET counts UTF-16 units, of which some characters have two.</summary>
internal readonly record struct Cursor(int Index)
{
    /// <summary>Finds the place after so many code points; past the end it is the end.</summary>
    public static Cursor At(string text, int points)
    {
        int index = 0;
        for (; points > 0 && index < text.Length; points--)
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        return new Cursor(index);
    }

    /// <summary>Counts the code points before an index.</summary>
    public static int PointsBefore(string text, int index)
    {
        int points = 0;
        foreach (Rune _ in text.AsSpan(0, index).EnumerateRunes())
            points++;
        return points;
    }
}
