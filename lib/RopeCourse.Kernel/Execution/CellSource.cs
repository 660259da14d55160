using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace RopeCourse.Kernel;

/// <summary>Holds one cell: the learner's text, the tree to compile, and what its directives ask for.</summary>
internal sealed record CellSource
{
    /// <summary>How cells are parsed.</summary>
    public static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    private CellSource(string path, SyntaxTree tree, Directives directives)
    {
        Path = path;
        Tree = tree;
        References = directives.References;
        Loads = directives.Loads;
        Refusal = directives.Refusal;
    }

    /// <summary>Gets the name under which stack frames and diagnostics know this cell.</summary>
    public string Path { get; }

    /// <summary>Gets the cell as the learner wrote it, but with comments in the place of <c>#r</c>, <c>#i</c> and <c>#load</c>.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>Gets what the <c>#r</c> and <c>#i</c> lines ask for.</summary>
    public IReadOnlyList<ReferenceRequest> References { get; }

    /// <summary>Gets the files that are to run before the cell.</summary>
    public IReadOnlyList<ReferenceRequest> Loads { get; }

    /// <summary>Gets the answer to a line that this kernel does not take, such as a magic.</summary>
    public CellOutcome? Refusal { get; }

    /// <summary>Gets the name of the file that was loaded; <see langword="null"/> for a cell.</summary>
    public string? FileName { get; init; }

    public int LineCount => Tree.GetText().Lines.Count;

    /// <summary>Reads a cell; <paramref name="path"/> names it in stack frames.</summary>
    public static CellSource Read(string text, string path)
    {
        SyntaxTree tree = Parse(text, path);
        var directives = Directives.Read(tree);
        return new CellSource(path, directives.Text is { } changed ? Parse(changed, path) : tree, directives);
    }

    /// <summary>Gets whether another cell says the same, with the same directives.</summary>
    public bool IsSameText(CellSource other) => References.Count == 0 && Loads.Count == 0 && FileName == other.FileName && Tree.GetText().ContentEquals(other.Tree.GetText());

    /// <summary>Says whether more lines must follow: "complete", "incomplete" or "invalid".</summary>
    public static string Completeness(string text)
    {
        SyntaxTree tree = Read(text, "").Tree;
        // The second is a raw string of several lines that has not ended.
        if (!SyntaxFactory.IsCompleteSubmission(tree) || tree.GetDiagnostics().Any(static d => d.Id == "CS8997"))
            return "incomplete";
        return tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete";
    }

    /// <summary>Gets the learner's line, counted from 0.</summary>
    public string Line(int index) => Tree.GetText().Lines[index].ToString();

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Options, path);
}
