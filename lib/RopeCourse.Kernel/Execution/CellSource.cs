using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RopeCourse.Kernel;

/// <summary>Holds one cell: the learner's text, the tree to compile, and what its <c>#r</c> lines ask for.</summary>
internal sealed class CellSource
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    private CellSource(string path, SyntaxTree tree, IReadOnlyList<ReferenceRequest> references, CellOutcome? refusal)
    {
        Path = path;
        Tree = tree;
        References = references;
        Refusal = refusal;
    }

    /// <summary>Gets the name under which stack frames and diagnostics know this cell.</summary>
    public string Path { get; }

    /// <summary>Gets the cell as the learner wrote it, but with comments in the place of <c>#r</c>.</summary>
    public SyntaxTree Tree { get; }

    public IReadOnlyList<ReferenceRequest> References { get; }

    /// <summary>Gets the answer to a line that this kernel does not take, such as a magic.</summary>
    public CellOutcome? Refusal { get; }

    public int LineCount => Tree.GetText().Lines.Count;

    /// <summary>Reads a cell; <paramref name="path"/> names it in stack frames.</summary>
    public static CellSource Read(string text, string path)
    {
        SyntaxTree tree = Parse(text, path);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        CellOutcome? refusal = null;
        var references = new List<ReferenceRequest>();
        char[] shown = text.ToCharArray();
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            int line = directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            if (directive is ReferenceDirectiveTriviaSyntax { IsActive: true, File.IsMissing: false } reference)
            {
                // References are this kernel's affair: the compiler sees a comment of the same length in their place.
                references.Add(new ReferenceRequest(reference.File.ValueText, line));
                int start = reference.HashToken.SpanStart;
                shown.AsSpan(start, reference.ReferenceKeyword.Span.End - start).Fill(' ');
                shown[start] = shown[start + 1] = '/';
            }
            else
            {
                refusal ??= Refuse(directive, line);
            }
        }

        return new CellSource(path, references.Count == 0 ? tree : Parse(new string(shown), path), references, refusal);
    }

    /// <summary>Says whether more lines must follow: "complete", "incomplete" or "invalid".</summary>
    public static string Completeness(string text)
    {
        SyntaxTree tree = Parse(text, "");
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return "incomplete";
        return tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete";
    }

    /// <summary>Gets the learner's line, counted from 0.</summary>
    public string Line(int index) => Tree.GetText().Lines[index].ToString();

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Options, path);

    private static CellOutcome? Refuse(DirectiveTriviaSyntax directive, int line)
    {
        string text = directive.ToString().Trim();
        string word = text.Split(' ', '\t', '\r', '\n')[0];
        if (text.StartsWith("#!", StringComparison.Ordinal))
            return CellOutcome.Failed("MagicCommand", $"Line {line} is the magic command {word}, which this kernel does not have; write C# instead, or put text in a Markdown cell.", line);
        if (directive is LoadDirectiveTriviaSyntax { IsActive: true })
            return CellOutcome.Failed("LoadDirective", $"Line {line} is a #load line, which this kernel does not have; paste the code into a cell, or build it into a library and refer to it with #r.", line);
        return word == "#i"
            ? CellOutcome.Failed("SourceDirective", $"Line {line} is an #i line, which this kernel does not have; name the package source in a NuGet.Config beside the notebook.", line)
            : null;
    }
}
