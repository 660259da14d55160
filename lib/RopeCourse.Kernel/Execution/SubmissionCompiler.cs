using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace RopeCourse.Kernel;

/// <summary>Compiles cells into a chain: each sees the variables, types and usings of those before it.</summary>
internal sealed class SubmissionCompiler
{
    private static readonly ImmutableArray<string> DefaultUsings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "RopeCourse.Kernel.DisplayExtensions",
    ];

    private readonly References references;
    private CSharpCompilation? previous;
    private int compiled;

    public SubmissionCompiler(References references) => this.references = references;

    /// <summary>Compiles a cell as the successor of the last accepted one.</summary>
    public CompiledCell Compile(CellSource cell, CancellationToken cancellationToken)
    {
        compiled++;
        CSharpCompilation plain = Create(cell.Tree);
        if (!cell.Tree.GetDiagnostics(cancellationToken).Any(IsError)
            && InterruptPoints.Insert((CompilationUnitSyntax)cell.Tree.GetRoot(cancellationToken), () => plain.GetSemanticModel(cell.Tree)) is { } text)
        {
            CompiledCell stoppable = Emit(Create(CellSource.Parse(text, cell.Path)), cancellationToken);
            if (stoppable.Errors.Count == 0)
                return stoppable;
        }

        // Errors are told about the learner's own text.
        return Emit(plain, cancellationToken);
    }

    /// <summary>Makes a compiled cell the one that the next cell follows.</summary>
    public void Accept(CompiledCell cell) => previous = cell.Compilation;

    private CSharpCompilation Create(SyntaxTree tree)
    {
        // Optimised code: a learner's loop over a few million numbers should not take four times as long for a debugger that is not there.
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: "Cell" + compiled,
            usings: previous is null ? DefaultUsings : [],
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            metadataImportOptions: MetadataImportOptions.Public);
        return CSharpCompilation.CreateScriptCompilation("cell-" + compiled, tree, references.All, options, previous, typeof(object));
    }

    private static CompiledCell Emit(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var image = new MemoryStream();
        var symbols = new MemoryStream();
        EmitResult emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellationToken);
        image.Position = 0;
        symbols.Position = 0;
        return new CompiledCell(compilation, image, symbols, [.. emitted.Diagnostics.Where(IsError)]);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
