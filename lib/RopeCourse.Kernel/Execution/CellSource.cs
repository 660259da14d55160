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
    private readonly SourceText original;
    private readonly EditedText edited;

    private CellSource(SourceText original, string path, IReadOnlyList<ReferenceRequest> references, CellOutcome? refusal, EditedText edited)
    {
        this.original = original;
        this.edited = edited;
        Path = path;
        References = references;
        Refusal = refusal;
        Tree = Parse(edited.Text, path);
    }

    /// <summary>Gets the name under which stack frames and diagnostics know this cell.</summary>
    public string Path { get; }

    public SyntaxTree Tree { get; }

    public IReadOnlyList<ReferenceRequest> References { get; }

    /// <summary>Gets the answer to a line that this kernel does not take, such as a magic.</summary>
    public CellOutcome? Refusal { get; }

    public int LineCount => original.Lines.Count;

    /// <summary>Reads a cell; <paramref name="path"/> names it in stack frames.</summary>
    public static CellSource Read(string text, string path)
    {
        SyntaxTree tree = Parse(text, path);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        CellOutcome? refusal = null;
        var references = new List<ReferenceRequest>();
        var edits = new List<TextEdit>();
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            int line = directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            if (directive is ReferenceDirectiveTriviaSyntax { IsActive: true, File.IsMissing: false } reference)
            {
                // References are this kernel's affair: the compiler sees a comment in their place.
                references.Add(new ReferenceRequest(reference.File.ValueText, line));
                edits.Add(new TextEdit(reference.HashToken.SpanStart, reference.ReferenceKeyword.Span.End - reference.HashToken.SpanStart, "//"));
            }
            else
            {
                refusal ??= Refuse(directive, line);
            }
        }

        // A cell that cannot be parsed is shown to the compiler as it is: nothing of ours gets into its messages.
        if (!tree.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error))
            edits.AddRange(InterruptPoints.Find(root));
        return new CellSource(tree.GetText(), path, references, refusal, new EditedText(text, edits));
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
    public string Line(int index) => original.Lines[index].ToString();

    /// <summary>Gets where in the learner's text something of the compiled text stands.</summary>
    public LinePositionSpan Locate(TextSpan span)
    {
        int start = edited.ToOriginal(span.Start);
        return original.Lines.GetLinePositionSpan(TextSpan.FromBounds(start, Math.Max(start, edited.ToOriginal(span.End))));
    }

    /// <summary>Gets whether the last line is an expression without a semicolon, or a return, whose value is to be shown.</summary>
    public bool HasResult(Compilation compilation)
    {
        var root = (CompilationUnitSyntax)Tree.GetRoot();
        bool returns = root.DescendantNodes(static node => node is CompilationUnitSyntax or GlobalStatementSyntax or (StatementSyntax and not LocalFunctionStatementSyntax))
            .Any(static node => node is ReturnStatementSyntax { Expression: not null });
        if (returns)
            return true;
        return root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(Tree).GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_Void;
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Options, path);

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
