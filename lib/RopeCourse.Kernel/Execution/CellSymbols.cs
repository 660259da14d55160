using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace RopeCourse.Kernel;

/// <summary>Knows which cells are loaded with symbols, and finds the lines of those that are not.</summary>
/// <remarks>
/// Symbols are a seventh of the work of compiling a small cell, and most cells never throw. A cell of plain statements is on the stack only while it
/// runs itself, and nothing in it can catch what it throws; so its symbols are made when it has thrown.
/// </remarks>
internal static class CellSymbols
{
    /// <summary>How symbols are written.</summary>
    public static readonly EmitOptions Options = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>Gets whether a cell has nothing but plain statements: no body that a later cell can call, and no <c>try</c>.</summary>
    public static bool CanWait(CompilationUnitSyntax cell) =>
        cell.Members.All(static member => member is GlobalStatementSyntax or FieldDeclarationSyntax)
        && !cell.DescendantNodes().Any(static node => node is TryStatementSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>Finds the line, counted from 1, of an instruction.</summary>
    /// <param name="cell">A cell that was compiled without symbols.</param>
    /// <param name="method">The token of a method of the cell.</param>
    /// <param name="offset">Where in the method's instructions.</param>
    public static int? Line(CSharpCompilation cell, int method, int offset)
    {
        var symbols = new MemoryStream();
        if (!cell.Emit(Stream.Null, symbols, options: Options).Success)
            return null;
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        MethodDebugInformationHandle handle = ((MethodDefinitionHandle)MetadataTokens.EntityHandle(method)).ToDebugInformationHandle();
        int line = reader.GetMethodDebugInformation(handle).GetSequencePoints()
            .TakeWhile(point => point.Offset <= offset).LastOrDefault(static point => !point.IsHidden).StartLine;
        return line > 0 ? line : null;
    }
}
