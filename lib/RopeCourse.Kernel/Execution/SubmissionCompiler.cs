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
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "RopeCourse.Kernel.DisplayExtensions",
    ];

    // Two versions of an assembly met, or a "?" stands where nullable checks are off: nothing that a learner could mend in a cell.
    // A field, event or private variable that "is never used" or "never assigned" may be so in a later cell.
    private static readonly ImmutableDictionary<string, ReportDiagnostic> Unwanted =
        new[] { "CS1701", "CS1702", "CS1705", "CS8632", "CS0067", "CS0169", "CS0414", "CS0649" }.ToImmutableDictionary(static id => id, static _ => ReportDiagnostic.Suppress);

    private readonly References references;
    private List<Link> chain = [];
    private ImmutableArray<MetadataReference> chained;
    private CSharpCompilation? prepared;
    private int created;

    public SubmissionCompiler(References references) => this.references = references;

    /// <summary>Compiles a cell as the successor of the last accepted one.</summary>
    public CompiledCell Compile(CellSource cell, CancellationToken cancellationToken)
    {
        Renew(cancellationToken);
        CompiledCell narrow = Compile(cell, TakeNext(), cancellationToken);
        if (narrow.Errors.Count == 0 || references.AllUsed || cell.Tree.GetDiagnostics(cancellationToken).Any(IsError))
            return narrow;
        // Does the cell name something that it was not compiled against, or is it only wrong? The rest of the framework tells.
        CompiledCell wide = Compile(cell, Next(references.All), cancellationToken);
        if (wide.Errors.Select(Key).SequenceEqual(narrow.Errors.Select(Key)))
            return narrow;
        references.UseAll();
        return Renew(cancellationToken) ? Compile(cell, Next(references.InUse), cancellationToken) : wide;

        static (string Id, Location Place) Key(Diagnostic error) => (error.Id, error.Location);
    }

    private static CompiledCell Compile(CellSource cell, CSharpCompilation next, CancellationToken cancellationToken)
    {
        CSharpCompilation plain = next.AddSyntaxTrees(cell.Tree);
        var root = (CompilationUnitSyntax)cell.Tree.GetRoot(cancellationToken);
        if (!cell.Tree.GetDiagnostics(cancellationToken).Any(IsError) && InterruptPoints.Insert(root, () => plain.GetSemanticModel(cell.Tree)) is { } text)
        {
            CompiledCell stoppable = Emit(next.AddSyntaxTrees(CellSource.Parse(text, cell.Path)), new MemoryStream(), cancellationToken);
            if (stoppable.Errors.Count == 0)
                return stoppable.Warnings.Count == 0 ? stoppable : stoppable with { Warnings = [.. plain.GetDiagnostics(cancellationToken).Where(warning => IsWarning(warning) && !IsOfValue(warning, root))] };
        }

        // Errors and warnings are told about the learner's own text.
        CompiledCell whole = Emit(plain, CellSymbols.CanWait(root) ? null : new MemoryStream(), cancellationToken);
        return whole.Warnings.Count == 0 ? whole : whole with { Warnings = [.. whole.Warnings.Where(warning => !IsOfValue(warning, root))] };
    }

    /// <summary>Compiles the accepted cells anew after references were added.</summary>
    /// <returns><see langword="true"/> when there is a new chain.</returns>
    /// <remarks>
    /// A library that finds an assembly which it missed before becomes another one to the compiler, and its types others: the variables of the cells
    /// before would not fit any more. Where a cell would no longer compile, as when two libraries now have a type of the name that it uses, the
    /// chain stays as it is, and the next cell brings what is new.
    /// </remarks>
    private bool Renew(CancellationToken cancellationToken)
    {
        if (chained == references.InUse)
            return false;
        List<Link>? renewed = chain.Count > 0 ? Renewed(cancellationToken) : null;
        chain = renewed ?? chain;
        prepared = null;
        chained = references.InUse;
        return renewed is not null;
    }

    private List<Link>? Renewed(CancellationToken cancellationToken)
    {
        var renewed = new List<Link>();
        foreach (Link link in chain)
        {
            CSharpCompilation next = Renew(renewed.LastOrDefault(), link.Compilation, references.InUse);
            if (next.GetDiagnostics(cancellationToken).Any(IsError))
                return null;
            renewed.Add(link with { Compilation = next, References = references.InUse });
        }

        return renewed;
    }

    /// <summary>Makes a compiled cell the one that the next cell follows.</summary>
    /// <returns><see langword="true"/> when it took the place of the last one, which it hides: a cell that is run again and again does not lengthen the chain.</returns>
    public bool Accept(CompiledCell cell, CellSource source)
    {
        HashSet<string> names = cell.Names();
        bool hides = Last is { } last && !last.HasUsings && last.Names.Count > 0 && last.Names.IsSubsetOf(names);
        if (hides)
            chain.RemoveAt(chain.Count - 1);
        CSharpCompilation next = hides ? Renew(Last, cell.Compilation, references.InUse) : cell.Compilation;
        chain.Add(new Link(next, source.Tree, names, cell.HasUsings(), references.InUse));
        return hides;
    }

    /// <summary>Gets whether running the last cell again needs no compiler: no reference came since, and nothing in it must begin anew.</summary>
    public bool CanRunAgain(CompiledCell cell) => chained == references.InUse && !cell.HasStatics();

    /// <summary>Gets the cells that the next one follows, as the learner wrote them.</summary>
    public IReadOnlyList<SyntaxTree> Accepted => [.. chain.Select(link => link.Source)];

    /// <summary>Makes what the next cell's text will be added to, while nobody waits: it knows what the references hold.</summary>
    public void Prepare()
    {
        if (prepared is not null || chained != references.InUse)
            return;
        prepared = Next(references.InUse);
        _ = prepared.Assembly;
    }

    private CSharpCompilation TakeNext()
    {
        CSharpCompilation next = prepared ?? Next(references.InUse);
        prepared = null;
        return next;
    }

    private CSharpCompilation Next(ImmutableArray<MetadataReference> against)
    {
        created++;
        return Create(Last, null, "cell-" + created, "Cell" + created, against);
    }

    private Link? Last => chain.LastOrDefault();

    /// <summary>Makes a compiled cell the successor of another one, under the names that it has.</summary>
    private static CSharpCompilation Renew(Link? last, CSharpCompilation cell, ImmutableArray<MetadataReference> against) =>
        Create(last, cell.SyntaxTrees.Single(), cell.AssemblyName!, cell.Options.ScriptClassName!, against);

    private static CSharpCompilation Create(Link? last, SyntaxTree? tree, string assemblyName, string className, ImmutableArray<MetadataReference> against)
    {
        // A submission inherits the references of the one before it; given again, they would pile up from cell to cell.
        ImmutableArray<MetadataReference> added = last is null ? against : last.References == against ? [] : [.. against.Except(last.References)];
        CSharpCompilation created = CSharpCompilation.CreateScriptCompilation(assemblyName, tree, added, Options(last is null).WithScriptClassName(className), null, typeof(object));
        // Told at its making which cell it follows, it would compile that cell again to be sure that it has no errors: a quarter of the work of a small cell.
        return last is null ? created : created.WithScriptCompilationInfo(created.ScriptCompilationInfo!.WithPreviousScriptCompilation(last.Compilation));
    }

    /// <summary>Gets how a cell is compiled; the first of a session brings the imports.</summary>
    public static CSharpCompilationOptions Options(bool isFirst) => new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: isFirst ? DefaultUsings : [],
        // Optimised code: a learner's loop over a few million numbers should not take four times as long for a debugger that is not there.
        optimizationLevel: OptimizationLevel.Release,
        concurrentBuild: false, // a cell is so small that sharing it out costs more than it saves
        allowUnsafe: true,
        specificDiagnosticOptions: Unwanted,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        metadataImportOptions: MetadataImportOptions.Public);

    private static CompiledCell Emit(CSharpCompilation compilation, MemoryStream? symbols, CancellationToken cancellationToken)
    {
        var image = new MemoryStream();
        EmitResult emitted = compilation.Emit(image, symbols, options: symbols is null ? null : CellSymbols.Options, cancellationToken: cancellationToken);
        image.Position = 0;
        symbols?.Position = 0;
        return new CompiledCell(compilation, image, symbols, [.. emitted.Diagnostics.Where(IsError)], [.. emitted.Diagnostics.Where(IsWarning)]);
    }

    private static bool IsWarning(Diagnostic diagnostic) => diagnostic is { Severity: DiagnosticSeverity.Warning, IsSuppressed: false };

    /// <summary>Gets whether a warning says that the cell's value, a task, is not awaited: it is shown, and says so itself.</summary>
    private static bool IsOfValue(Diagnostic warning, CompilationUnitSyntax root) =>
        warning.Id == "CS4014"
        && root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
        && last.Span.Contains(warning.Location.SourceSpan);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>Holds a cell that later ones can see.</summary>
    private sealed record Link(CSharpCompilation Compilation, SyntaxTree Source, HashSet<string> Names, bool HasUsings, ImmutableArray<MetadataReference> References);
}
