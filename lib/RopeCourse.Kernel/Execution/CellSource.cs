using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using System.Text;

namespace RopeCourse.Kernel;

/// <summary>Holds one cell: its text, its syntax tree with the <c>#r</c> lines taken out, and what those lines ask for.</summary>
internal sealed class CellSource
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    private CellSource(string text, string path, SyntaxTree tree, IReadOnlyList<ReferenceRequest> references, CellOutcome? refusal)
    {
        Lines = text.ReplaceLineEndings("\n").Split('\n');
        Path = path;
        Tree = tree;
        References = references;
        Refusal = refusal;
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Gets the name under which stack frames and diagnostics know this cell.</summary>
    public string Path { get; }

    public SyntaxTree Tree { get; }

    public IReadOnlyList<ReferenceRequest> References { get; }

    /// <summary>Gets the answer to a line that this kernel does not take, such as a magic.</summary>
    public CellOutcome? Refusal { get; }

    public static CellSource Parse(string text, string path, CancellationToken cancellationToken)
    {
        SyntaxTree tree = SyntaxTree(text);
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        CellOutcome? refusal = null;
        var references = new List<ReferenceRequest>();
        char[]? blanked = null;
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            int line = directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            if (directive is ReferenceDirectiveTriviaSyntax { IsActive: true } reference && !reference.File.IsMissing)
            {
                // Package references are this kernel's affair: the compiler sees a comment of the same length instead.
                references.Add(new ReferenceRequest(reference.File.ValueText, line));
                blanked ??= text.ToCharArray();
                blanked[reference.HashToken.SpanStart] = '/';
                for (int i = reference.HashToken.SpanStart + 1; i < reference.ReferenceKeyword.Span.End; i++)
                    blanked[i] = i == reference.HashToken.SpanStart + 1 ? '/' : ' ';
            }
            else
            {
                refusal ??= Refuse(directive, line);
            }
        }

        return new CellSource(text, path, SyntaxTree(blanked is null ? text : new string(blanked)), references, refusal);

        SyntaxTree SyntaxTree(string code) => CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Options, path, cancellationToken);
    }

    /// <summary>Says whether more lines must follow: "complete", "incomplete" or "invalid".</summary>
    public static string Completeness(string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, Options);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return "incomplete";
        return tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete";
    }

    /// <summary>Gets whether the last line is an expression without a semicolon whose value is to be shown.</summary>
    public static bool HasResult(Compilation compilation, SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        bool returns = root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax)
            .Any(node => node is ReturnStatementSyntax { Expression: not null });
        if (returns)
            return true;
        return root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_Void;
    }

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
