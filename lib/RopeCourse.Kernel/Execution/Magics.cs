namespace RopeCourse.Kernel;

/// <summary>Knows the magic commands of .NET Interactive, and how to say the same in C#.</summary>
internal static class Magics
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["#!time"] = "in C#: var watch = System.Diagnostics.Stopwatch.StartNew(); … watch.Elapsed",
        ["#!html"] = "in C#: HTML(\"\"\"<b>…</b>\"\"\")",
        ["#!javascript"] = "in C#: HTML(\"<script>…</script>\")",
        ["#!js"] = "in C#: HTML(\"<script>…</script>\")",
        ["#!markdown"] = "put the text in a Markdown cell, or in C#: \"…\".DisplayAs(\"text/markdown\")",
        ["#!mermaid"] = "put the diagram in a Markdown cell",
        ["#!import"] = "in C#: #load \"file.csx\"",
        ["#!share"] = "this kernel speaks C# alone, so every variable is shared already",
        ["#!set"] = "this kernel speaks C# alone; assign the variable in C#",
        ["#!value"] = "in C#: string text = \"\"\"…\"\"\";",
        ["#!who"] = "name the variable in the last line of a cell to see it",
        ["#!whos"] = "name the variable in the last line of a cell to see it",
        ["#!about"] = "in C#: Environment.Version",
        ["#!lsmagic"] = "it has no magics; write C#",
        ["#!input"] = "in C#: Console.ReadLine()",
        ["#!connect"] = "this kernel speaks C# alone",
        ["#!pwsh"] = "in C#: System.Diagnostics.Process.Start(\"pwsh\", \"-c …\")",
        ["#!fsharp"] = "this kernel speaks C# alone; write the cell in C#",
        ["#!sql"] = "in C#: use the ADO.NET package of your database with #r \"nuget: …\"",
        ["#!kql"] = "this kernel speaks C# alone",
    };

    /// <summary>Gets whether a line only says that C# follows, as notebooks of .NET Interactive do.</summary>
    public static bool MeansCSharp(string magic) => magic.ToLowerInvariant() is "#!csharp" or "#!c#";

    /// <summary>Finds what is no C# at the beginning of a cell: a magic or a command of IPython.</summary>
    /// <returns>What it is and what to do, or <see langword="null"/>.</returns>
    public static string? OfIPython(string line)
    {
        string word = line.Split(' ', '\t')[0];
        return word switch
        {
            ['%', ..] => $"the magic command {word}, which this kernel does not have; {InCSharp("#!" + word.TrimStart('%'))}",
            ['!', ..] => $"a command for the shell, which this kernel does not start; in C#: System.Diagnostics.Process.Start(\"{word.TrimStart('!')}\", \"…\")",
            ['?', ..] => $"a question of IPython; put the cursor on {word.TrimStart('?')} and press Shift+Tab",
            _ => null,
        };
    }

    /// <summary>Gives the way out.</summary>
    public static string InCSharp(string magic) =>
        Answers.GetValueOrDefault(magic, "write C# instead, or put text in a Markdown cell");
}
