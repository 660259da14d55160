using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RopeCourse.Kernel;

/// <summary>Holds a compiled cell: its image and, where they cannot wait (<see cref="CellSymbols"/>), its symbols; or the errors that prevented them.</summary>
internal sealed record CompiledCell(CSharpCompilation Compilation, MemoryStream Image, MemoryStream? Symbols, IReadOnlyList<Diagnostic> Errors, IReadOnlyList<Diagnostic> Warnings)
{
    /// <summary>Gets whether later cells can see something of this one: a variable, a method, a type or a <c>using</c>.</summary>
    public bool Declares() => Members().Any() || HasUsings();

    public bool HasUsings() => ((CompilationUnitSyntax)Compilation.SyntaxTrees.Single().GetRoot()).Usings.Count > 0;

    /// <summary>Gets whether the cell has types or static fields: what these hold lives as long as the loaded cell.</summary>
    public bool HasStatics() => Members().Any(static member => member is INamedTypeSymbol or IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true });

    /// <summary>Gets what the cell declares, written so that a later cell hides it when it declares the same: a method by its parameters too.</summary>
    public HashSet<string> Names() => [.. Members().Select(static member => member switch
    {
        IMethodSymbol method => $"{method.Name}`{method.Arity}({string.Join(", ", method.Parameters.Select(p => $"{p.RefKind} {p.Type}"))})",
        INamedTypeSymbol type => $"{type.Name}`{type.Arity}",
        _ => member.Name,
    })];

    private IEnumerable<ISymbol> Members() => Compilation.ScriptClass!.GetMembers().Where(static member => !member.IsImplicitlyDeclared);

    /// <summary>Gets whether the last line is an expression without a semicolon, or a line returns, so that there is a value to show.</summary>
    public bool HasResult()
    {
        SyntaxTree tree = Compilation.SyntaxTrees.Single();
        var root = (CompilationUnitSyntax)tree.GetRoot();
        bool returns = root.DescendantNodes(static node => node is CompilationUnitSyntax or GlobalStatementSyntax or (StatementSyntax and not LocalFunctionStatementSyntax))
            .Any(static node => node is ReturnStatementSyntax { Expression: not null });
        if (returns)
            return true;
        return root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && Compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_Void;
    }
}
