using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RopeCourse.Kernel;

/// <summary>Finds the places of a cell where it can be stopped: the bodies of loops, methods and lambdas.</summary>
internal static class InterruptPoints
{
    private const string Poll = "global::RopeCourse.Kernel.CellInterrupt.Poll();";

    /// <summary>Lists the texts to put in, none of which has a line break: line numbers stay those of the learner.</summary>
    public static IEnumerable<TextEdit> Find(CompilationUnitSyntax root)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            TextEdit[] edits = node switch
            {
                WhileStatementSyntax loop => Loop(loop.Statement),
                DoStatementSyntax loop => Loop(loop.Statement),
                ForStatementSyntax loop => Loop(loop.Statement),
                CommonForEachStatementSyntax loop => Loop(loop.Statement),
                AnonymousFunctionExpressionSyntax { Block: { } block } => Block(block),
                MethodDeclarationSyntax { Body: { } block } => Block(block),
                LocalFunctionStatementSyntax { Body: { } block } => Block(block),
                MethodDeclarationSyntax { ExpressionBody: { } arrow } method => Arrow(arrow, method.SemicolonToken, method.ReturnType, method.Modifiers),
                LocalFunctionStatementSyntax { ExpressionBody: { } arrow } method => Arrow(arrow, method.SemicolonToken, method.ReturnType, method.Modifiers),
                _ => [],
            };
            foreach (TextEdit edit in edits)
                yield return edit;
        }
    }

    private static TextEdit[] Loop(StatementSyntax body) => body is BlockSyntax block
        ? Block(block)
        : [new(body.SpanStart, 0, "{" + Poll), new(body.Span.End, 0, "}")];

    private static TextEdit[] Block(BlockSyntax block) => [new(block.OpenBraceToken.Span.End, 0, Poll)];

    /// <summary>Turns <c>=&gt; value;</c> into <c>{ poll; return value; }</c>, so that an endless recursion of one line can be stopped too.</summary>
    private static TextEdit[] Arrow(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, TypeSyntax type, SyntaxTokenList modifiers)
    {
        bool returns = !type.IsKind(SyntaxKind.RefType)
            && type is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            && arrow.Expression is not (ThrowExpressionSyntax or RefExpressionSyntax)
            && (!modifiers.Any(SyntaxKind.AsyncKeyword) || type is GenericNameSyntax);
        return returns
            ? [new(arrow.ArrowToken.SpanStart, 2, "{" + Poll + "return "), new(semicolon.Span.End, 0, "}")]
            : [];
    }
}
