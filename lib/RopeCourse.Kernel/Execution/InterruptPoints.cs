using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RopeCourse.Kernel;

/// <summary>Finds the places of a cell where it can be stopped: the bodies of loops, methods and lambdas, and jumps.</summary>
/// <remarks>The texts have no line break, so that line numbers stay those of the learner.</remarks>
internal static class InterruptPoints
{
    private const string Poll = "global::RopeCourse.Kernel.CellInterrupt.Poll();";
    private const string Enter = "global::RopeCourse.Kernel.CellInterrupt.Enter();";

    /// <summary>Puts the questions into a cell's text; <see langword="null"/> when it has no place for one.</summary>
    public static string? Insert(CompilationUnitSyntax root, Func<SemanticModel> model)
    {
        TextEdit[] edits = [.. Find(root, model).OrderBy(edit => edit.Position)];
        if (edits.Length == 0)
            return null;
        string original = root.SyntaxTree.ToString();
        var text = new StringBuilder(original.Length + (64 * edits.Length));
        int copied = 0;
        foreach (TextEdit edit in edits)
        {
            text.Append(original, copied, edit.Position - copied).Append(edit.Text);
            copied = edit.Position + edit.Removed;
        }

        return text.Append(original, copied, original.Length - copied).ToString();
    }

    private static IEnumerable<TextEdit> Find(CompilationUnitSyntax root, Func<SemanticModel> model)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            TextEdit[] edits = node switch
            {
                WhileStatementSyntax loop => Loop(loop.Statement),
                DoStatementSyntax loop => Loop(loop.Statement),
                ForStatementSyntax loop => Loop(loop.Statement),
                CommonForEachStatementSyntax loop => Loop(loop.Statement),
                GotoStatementSyntax { RawKind: (int)SyntaxKind.GotoStatement } jump => [new(jump.SpanStart, 0, "{" + Poll), new(jump.Span.End, 0, "}")],
                AnonymousFunctionExpressionSyntax { Block: { } block } => Block(block, Enter),
                LambdaExpressionSyntax { ExpressionBody: { } value } lambda => Lambda(lambda, value, model()),
                BaseMethodDeclarationSyntax { Body: { } block } => Block(block, Enter),
                AccessorDeclarationSyntax { Body: { } block } => Block(block, Enter),
                LocalFunctionStatementSyntax { Body: { } block } => Block(block, Enter),
                MethodDeclarationSyntax { ExpressionBody: { } arrow } method => Arrow(arrow, method.SemicolonToken, method.ReturnType, method.Modifiers),
                LocalFunctionStatementSyntax { ExpressionBody: { } arrow } method => Arrow(arrow, method.SemicolonToken, method.ReturnType, method.Modifiers),
                OperatorDeclarationSyntax { ExpressionBody: { } arrow } method => Arrow(arrow, method.SemicolonToken, method.ReturnType, method.Modifiers),
                ConversionOperatorDeclarationSyntax { ExpressionBody: { } arrow } method => Arrow(arrow, method.SemicolonToken, method.Type, method.Modifiers),
                PropertyDeclarationSyntax { ExpressionBody: { } arrow } property => Getter(arrow, property.SemicolonToken, property.Type),
                IndexerDeclarationSyntax { ExpressionBody: { } arrow } indexer => Getter(arrow, indexer.SemicolonToken, indexer.Type),
                _ => [],
            };
            foreach (TextEdit edit in edits)
                yield return edit;
        }
    }

    private static TextEdit[] Loop(StatementSyntax body) => body is BlockSyntax block
        ? Block(block, Poll)
        : [new(body.SpanStart, 0, "{" + Poll), new(body.Span.End, 0, "}")];

    private static TextEdit[] Block(BlockSyntax block, string question) => [new(block.OpenBraceToken.Span.End, 0, question)];

    /// <summary>Turns <c>=&gt; value;</c> into <c>{ poll; return value; }</c>, so that an endless recursion of one line can be stopped too.</summary>
    private static TextEdit[] Arrow(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, TypeSyntax type, SyntaxTokenList modifiers)
    {
        bool returns = !type.IsKind(SyntaxKind.RefType)
            && type is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            && arrow.Expression is not (ThrowExpressionSyntax or RefExpressionSyntax)
            && (!modifiers.Any(SyntaxKind.AsyncKeyword) || type is GenericNameSyntax);
        return returns
            ? [new(arrow.ArrowToken.SpanStart, 2, "{" + Enter + "return "), new(semicolon.Span.End, 0, "}")]
            : [];
    }

    /// <summary>Does the same to a property of one line.</summary>
    private static TextEdit[] Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, TypeSyntax type) =>
        type.IsKind(SyntaxKind.RefType) || arrow.Expression is ThrowExpressionSyntax or RefExpressionSyntax
            ? []
            : [new(arrow.ArrowToken.SpanStart, 2, "{get{" + Enter + "return "), new(semicolon.Span.End, 0, "}}")];

    /// <summary>Does the same to a lambda; only its type tells whether it returns a value or is data (an expression tree).</summary>
    private static TextEdit[] Lambda(LambdaExpressionSyntax lambda, ExpressionSyntax value, SemanticModel model)
    {
        if (value is ThrowExpressionSyntax or RefExpressionSyntax
            || model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol { ReturnsByRef: false, ReturnsByRefReadonly: false } method
            || model.GetTypeInfo(lambda).ConvertedType is not INamedTypeSymbol { TypeKind: TypeKind.Delegate })
            return [];
        bool returns = !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
        return [new(value.SpanStart, 0, "{" + Enter + (returns ? "return " : "")), new(value.Span.End, 0, ";}")];
    }
}
