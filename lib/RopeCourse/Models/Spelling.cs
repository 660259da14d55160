namespace RopeCourse;

/// <summary>Finds words that are spelled nearly alike, for messages.</summary>
internal static class Spelling
{
    /// <summary>Returns the words with the fewest edits to <paramref name="word"/>, nearest first.</summary>
    public static IEnumerable<string> Nearest(string word, IEnumerable<string> words, int count) =>
        words.OrderBy(other => Edits(word, other)).ThenBy(other => other, StringComparer.Ordinal).Take(count);

    /// <summary>Counts the letters to insert, delete or replace (Levenshtein, 1965), one row of the table at a time.</summary>
    public static int Edits(string from, string to)
    {
        int[] above = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int[] row = new int[to.Length + 1];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[to.Length];
    }
}
