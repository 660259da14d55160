using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RopeCourse.Studio.Pages.Markup;

/// <summary>Tells by its place in the syntax tree whether a name is a type, a method or something else.</summary>
/// <remarks>Nothing is compiled, so this is a guess that follows the course's naming: types start with a capital letter.</remarks>
internal static class IdentifierKinds
{
    private const string Keyword = "k";
    private const string Method = "m";
    private const string Type = "t";

    /// <summary>Returns the class of a name, or null for a name that stays plain.</summary>
    public static string? Of(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or ConstructorDeclarationSyntax or TypeParameterSyntax => Type,
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => Method,
        SimpleNameSyntax name => OfName(name, token.ValueText),
        _ => null,
    };

    private static string? OfName(SimpleNameSyntax name, string text)
    {
        if (IsCalled(name))
            return text == "nameof" ? Keyword : Method;
        if (IsInTypePlace(name))
            return text is "var" or "dynamic" or "nint" or "nuint" or "notnull" or "unmanaged" ? Keyword : Type;

        // What stands before a dot with a capital letter, as in BinaryEncoding.Table, is taken for a type.
        var isOwner = name.Parent is MemberAccessExpressionSyntax access && access.Expression == name;
        return isOwner && text.Length > 0 && char.IsUpper(text[0]) ? Type : null;
    }

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax access => access.Name == name && access.Parent is InvocationExpressionSyntax call && call.Expression == access,
        MemberBindingExpressionSyntax binding => binding.Parent is InvocationExpressionSyntax,
        _ => false,
    };

    private static bool IsInTypePlace(SimpleNameSyntax name) => name.Parent switch
    {
        VariableDeclarationSyntax declaration => declaration.Type == name,
        DeclarationExpressionSyntax declaration => declaration.Type == name,
        DeclarationPatternSyntax pattern => pattern.Type == name,
        ForEachStatementSyntax loop => loop.Type == name,
        ParameterSyntax parameter => parameter.Type == name,
        PropertyDeclarationSyntax property => property.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        ObjectCreationExpressionSyntax creation => creation.Type == name,
        CastExpressionSyntax cast => cast.Type == name,
        BinaryExpressionSyntax binary => binary.Right == name && binary.OperatorToken.Text is "is" or "as",
        QualifiedNameSyntax qualified => qualified.Right == name && qualified.Parent is not (UsingDirectiveSyntax or QualifiedNameSyntax),
        BaseTypeSyntax or TypeArgumentListSyntax or ArrayTypeSyntax or NullableTypeSyntax or TupleElementSyntax or TypeOfExpressionSyntax
            or AttributeSyntax or RefTypeSyntax or TypeConstraintSyntax or DefaultExpressionSyntax => true,
        _ => false,
    };
}
