namespace RopeCourse.Kernel;

/// <summary>Shows kernels as a table of plain text.</summary>
internal static class KernelTable
{
    private static readonly string[] Head = ["name", "shown as", "language", "ours", "starts", "folder"];

    /// <summary>Writes one line a kernel, in columns.</summary>
    public static void Write(IReadOnlyList<KernelSpec> kernels, TextWriter to)
    {
        if (kernels.Count == 0)
        {
            to.WriteLine("Jupyter finds no kernel; the command 'install' makes this one known.");
            return;
        }

        string[][] rows = [Head, .. kernels.Select(Row)];
        int[] widths = [.. Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            to.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string[] Row(KernelSpec kernel) =>
        [kernel.Name, kernel.DisplayName, kernel.Language, kernel.IsOurs ? "yes" : "no", kernel.CanStart ? "yes" : "no, its program is missing", kernel.Folder];
}
