using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Checking;

/// <summary>
/// Finds C# and display that some front end does not accept. Polyglot Notebooks, Verso and Jupyter share a subset;
/// the chapters stay inside it.
/// </summary>
public static class PortableSubset
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>Checks every code cell of a notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>The cells outside the subset, each with the portable way.</returns>
    public static IReadOnlyList<Problem> Check(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var problems = new List<Problem>();
        var variables = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (cell, index) in notebook.Cells.Select((cell, index) => (cell, index)).Where(pair => pair.cell.Kind == CellKind.Code))
        {
            var root = CSharpSyntaxTree.ParseText(cell.Source, Script).GetCompilationUnitRoot();
            variables.UnionWith(TopLevelVariables(root));
            var where = Place(index, cell);
            problems.AddRange(Directives(cell.Source).Concat(Statements(root)).Concat(Calls(root)).Concat(Captures(root, variables))
                .Distinct(StringComparer.Ordinal)
                .Select(message => new Problem(where, message)));
        }

        return problems;
    }

    /// <summary>Names a cell the way a person finds it.</summary>
    /// <param name="index">The cell's place, from 0.</param>
    /// <param name="cell">The cell.</param>
    /// <returns>For example <c>cell 7 (first-look)</c>.</returns>
    public static string Place(int index, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return string.Create(CultureInfo.InvariantCulture, $"cell {index + 1} ({cell.Id})");
    }

    private static IEnumerable<string> Directives(string source)
    {
        foreach (var line in source.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal))
            {
                yield return $"'{line.Split(' ')[0]}' is a magic command that other front ends do not know; write C# instead.";
            }
            else if (line.StartsWith("#load", StringComparison.Ordinal))
            {
                yield return "#load finds its file in some front ends only; put the code into the library.";
            }
            else if (line.StartsWith("#r", StringComparison.Ordinal) && !line.Contains("\"nuget:", StringComparison.Ordinal))
            {
                yield return "#r with a path works in some front ends only; use #r \"nuget: Package, version\".";
            }
        }
    }

    private static IEnumerable<string> Statements(CompilationUnitSyntax root)
    {
        if (root.Members.OfType<BaseNamespaceDeclarationSyntax>().Any())
        {
            yield return "A namespace cannot stand in a cell; write the class without one.";
        }

        // A script reads 'using var x = …' as a using directive that lacks its semicolon.
        if (root.Usings.Any(directive => directive.SemicolonToken.IsMissing))
        {
            yield return "A top-level 'using var' is refused by some front ends; write using (var x = …) { … }.";
        }

        if (TopLevelDeclarations(root).Any(IsSpan))
        {
            yield return "A span cannot be a top-level variable; keep it inside a method, or use an array.";
        }

        // A script reads 'x with { … }' at the end of a cell as a property named 'with'.
        if (root.Members.LastOrDefault() is PropertyDeclarationSyntax { Identifier.ValueText: "with" })
        {
            yield return "A trailing 'x with { … }' is not shown everywhere; give it a name and end the cell with the name.";
        }
    }

    private static IEnumerable<string> Calls(CompilationUnitSyntax root)
    {
        foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var name = call.Expression switch
            {
                IdentifierNameSyntax { Identifier.ValueText: "display" or "HTML" } plain => plain.Identifier.ValueText + "(…)",
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Display" or "DisplayAs" } member => "." + member.Name.Identifier.ValueText + "()",
                MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Formatter" } } => "Formatter",
                _ => null,
            };
            if (name is not null)
            {
                yield return $"{name} does not exist in every front end; end the cell with the value, without a semicolon.";
            }
        }
    }

    private static IEnumerable<string> Captures(CompilationUnitSyntax root, HashSet<string> variables)
    {
        foreach (var type in root.Members.OfType<BaseTypeDeclarationSyntax>())
        {
            var own = type.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is not IdentifierNameSyntax)
                .Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);
            var captured = type.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Parent is not (MemberAccessExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax)
                    || (name.Parent is MemberAccessExpressionSyntax access && access.Expression == name))
                .Select(name => name.Identifier.ValueText)
                .FirstOrDefault(name => variables.Contains(name) && !own.Contains(name));
            if (captured is not null)
            {
                yield return $"The type '{type.Identifier.ValueText}' reads the cell variable '{captured}'; pass it as a parameter.";
            }
        }
    }

    private static IEnumerable<VariableDeclarationSyntax> TopLevelDeclarations(CompilationUnitSyntax root) =>
        root.Members.OfType<FieldDeclarationSyntax>().Select(field => field.Declaration)
            .Concat(root.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement)
                .OfType<LocalDeclarationStatementSyntax>().Select(local => local.Declaration));

    private static IEnumerable<string> TopLevelVariables(CompilationUnitSyntax root) =>
        TopLevelDeclarations(root).SelectMany(declaration => declaration.Variables).Select(variable => variable.Identifier.ValueText)
            .Concat(root.Members.OfType<GlobalStatementSyntax>().SelectMany(member => member.DescendantNodes(node => node is not LambdaExpressionSyntax))
                .OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.ValueText));

    private static bool IsSpan(VariableDeclarationSyntax declaration)
    {
        if (declaration.Type is GenericNameSyntax { Identifier.ValueText: "Span" or "ReadOnlySpan" })
        {
            return true;
        }

        return declaration.Type.IsVar && declaration.Variables.Any(variable => variable.Initializer?.Value
            is StackAllocArrayCreationExpressionSyntax
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsSpan" } });
    }
}
