using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RopeCourse.Studio.Pages.Markup;

/// <summary>Colours C# by its syntax tree. The text stays as it is, character for character.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>Writes a cell's source as spans with a class each.</summary>
    /// <param name="source">The source; it need not compile.</param>
    /// <returns>HTML for the inside of a <c>code</c> element.</returns>
    public static string ToHtml(string source)
    {
        var html = new StringBuilder(source.Length * 2);
        var written = 0;
        foreach (var (span, kind) in Classify(source))
        {
            if (span.Start < written)
                continue;

            html.Append(Html.Escape(source.AsSpan(written, span.Start - written)));
            html.Append("<span class=\"").Append(kind).Append("\">");
            html.Append(Html.Escape(source.AsSpan(span.Start, span.Length))).Append("</span>");
            written = span.End;
        }

        return html.Append(Html.Escape(source.AsSpan(written))).ToString();
    }

    private static IEnumerable<(TextSpan Span, string Kind)> Classify(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, Options).GetRoot();
        var trivia = root.DescendantTrivia(descendIntoTrivia: true)
            .Where(piece => !piece.HasStructure && IsComment(piece.Kind()))
            .Select(piece => (piece.Span, Kind: "c"));
        var tokens = root.DescendantTokens(descendIntoTrivia: true)
            .Select(token => (token.Span, Kind: TokenKind(token)))
            .Where(piece => piece.Kind is not null && piece.Span.Length > 0)
            .Select(piece => (piece.Span, piece.Kind!));
        return trivia.Concat(tokens).OrderBy(piece => piece.Item1.Start);
    }

    private static bool IsComment(SyntaxKind kind) => kind is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
        or SyntaxKind.DisabledTextTrivia or SyntaxKind.PreprocessingMessageTrivia;

    private static string? TokenKind(SyntaxToken token)
    {
        var kind = token.Kind();
        if (IsText(kind))
            return "s";
        if (token.Parent?.AncestorsAndSelf().OfType<DocumentationCommentTriviaSyntax>().Any() == true)
            return "c";
        if (token.Parent is DirectiveTriviaSyntax)
            return "d";
        if (kind == SyntaxKind.NumericLiteralToken)
            return "n";
        if (kind == SyntaxKind.IdentifierToken)
            return IdentifierKinds.Of(token);
        return SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind) ? "k" : null;
    }

    private static bool IsText(SyntaxKind kind) => kind is
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
        or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedRawStringEndToken
        or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken;
}
