using System.Collections.Immutable;
using System.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive;

namespace RopeCourse.Kernel;

/// <summary>Runs cells one after another in one growing program. Only the cell thread may call it.</summary>
internal sealed class CSharpSession(CellThread thread, Action<string?> progress)
{
    private readonly NotebookLoadContext loadContext = new();
    private readonly Dictionary<string, (CellSource Cell, int Number)> cells = [];
    private SubmissionCompiler? compiler;
    private LoadedCell? last; // run again with the same text, it need not be compiled again
    private ReferenceResolver? resolver;
    private object?[] states = new object?[16];
    private int next = 1;
    private int sequence;

    /// <summary>Compiles and runs a cell; an interrupted one keeps what it had assigned.</summary>
    public CellOutcome Run(string code, int number, CellRun run) => Interruptible(run, () =>
    {
        WarmUp.End();
        ValueFormatter.Prepare();
        return Run(CellSource.Read(code, $"cell:{++sequence}"), number, null, run, []);
    });

    /// <summary>Evaluates an expression that leaves no trace in the session.</summary>
    public CellOutcome Evaluate(string expression, CellRun run)
    {
        CellSource cell = CellSource.Read(expression, $"expression:{++sequence}");
        return cell.Refusal ?? Interruptible(run, () => CompileAndExecute(cell, null, run));
    }

    /// <summary>Does for the next cell what can be done before it is known.</summary>
    public void Prepare() => compiler?.Prepare();

    /// <summary>Gets what an editor's question about the next cell must know: the cells before it, and their references.</summary>
    public (IReadOnlyList<SyntaxTree> Cells, ImmutableArray<MetadataReference> References) Context()
    {
        WarmUp.End();
        return (compiler?.Accepted ?? [], WarmUp.References.All);
    }

    /// <summary>Runs a file within its folder, or a cell.</summary>
    private CellOutcome Run(CellSource cell, int number, string? within, CellRun run, ImmutableHashSet<string> loading)
    {
        if (cell.Refusal is not null)
            return cell.Refusal;
        if (cell.References.Count == 0 && cell.Loads.Count == 0)
            return CompileAndExecute(cell, number, run);
        string folder = within ?? ReferenceResolver.NotebookFolder;
        resolver ??= new ReferenceResolver(WarmUp.References, loadContext, progress);
        if (cell.References.Count > 0 && resolver.Resolve(cell.References, folder, run.Mild) is { } unresolved)
            return unresolved;
        foreach (ReferenceRequest load in cell.Loads)
        {
            CellOutcome loaded = Load(load, number, folder, run, loading);
            if (loaded.Error is not null)
                return loaded;
        }

        return CompileAndExecute(cell, number, run);
    }

    /// <summary>Compiles and runs what has been read; without a number, nothing of it is kept.</summary>
    private CellOutcome CompileAndExecute(CellSource cell, int? number, CellRun run)
    {
        compiler ??= new SubmissionCompiler(WarmUp.References);
        if (number is int again && last is { } same && same.Source.IsSameText(cell) && compiler.CanRunAgain(same.Compiled))
        {
            cells[same.Source.Path] = (same.Source, again);
            return Execute(same, run);
        }

        CompiledCell compiled = compiler.Compile(cell, run.Mild);
        if (compiled.Errors.Count > 0)
            return new CellOutcome(CellErrors.FromDiagnostics(compiled, cell), null);

        bool keep = number is not null && compiled.Declares();
        if (compiled.Image.Length > 0)
        {
            if (number is int known)
                cells[cell.Path] = (cell, known);
            CellOutcome outcome = Execute(LoadedCell.Load(cell, compiled, keep, loadContext), run);
            last = number is null ? null : last;
            return outcome;
        }

        last = null;
        if (keep)
            compiler.Accept(compiled, cell); // usings alone: nothing to run, and no place among the states
        return CellOutcome.Nothing with { Warnings = CellErrors.Warnings(compiled.Warnings, cell) };
    }

    /// <summary>Runs a file as if it were a cell before this one.</summary>
    private CellOutcome Load(ReferenceRequest request, int number, string folder, CellRun run, ImmutableHashSet<string> loading)
    {
        string path = Path.GetFullPath(request.Text, folder);
        if (loading.Contains(path))
            return CellOutcome.Failed("LoadDirective", $"The file \"{request.Text}\" in line {request.Line} loads itself.", request.Line);
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return CellOutcome.Failed("LoadDirective", $"The file \"{request.Text}\" in line {request.Line} cannot be read from {folder}: {error.Message}", request.Line);
        }

        CellSource file = CellSource.Read(text, $"file:{++sequence}") with { FileName = request.Text };
        CellOutcome outcome = Run(file, number, Path.GetDirectoryName(path)!, run, loading.Add(path));
        if (outcome.Error is not { } failure)
            return outcome;
        string where = failure.Line is { } line ? $"{request.Text}, line {line}" : request.Text;
        return new CellOutcome(failure with { Message = $"{where}: {failure.Message}", Line = request.Line, Traceback = [$"In {where}:", .. failure.Traceback] }, null);
    }

    private CellOutcome Execute(LoadedCell cell, CellRun run)
    {
        if (next >= states.Length)
            Array.Resize(ref states, states.Length * 2);

        var scope = new CellScope(thread);
        CellOutcome? outcome = null;
        SynchronizationContext? outer = SynchronizationContext.Current;
        try
        {
            SynchronizationContext.SetSynchronizationContext(scope);
#pragma warning disable SYSLIB0046 // The last way to stop code that does not ask; what it may break is one cell's work.
            ControlledExecution.Run(() => outcome = RunUserCode(cell, run), run.Force);
#pragma warning restore SYSLIB0046
        }
        catch (Exception) when (run.IsInterrupted)
        {
            scope.Abandon();
            if (run.Force.IsCancellationRequested)
                thread.Replace();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }

        // The chain goes on from a cell that threw or was stopped as well: what it assigned before stays.
        // A cell that later ones cannot see has its place taken by the next.
        bool goesOn = cell.Keep && states[next] is not null;
        bool hides = goesOn && (ReferenceEquals(cell, last) || compiler!.Accept(cell.Compiled, cell.Source));
        if (hides)
            states[next - 1] = states[next];
        else if (goesOn)
            next++;
        // What lengthened the chain, or was stopped before it could, follows another cell when it is run again.
        last = cell.Keep && !hides ? null : cell;
        return (outcome ?? Interrupted()) with { Warnings = cell.Warnings };
    }

    private CellOutcome RunUserCode(LoadedCell cell, CellRun run)
    {
        object? value;
        try
        {
            Task<object> running = cell.Start(states);
            thread.PumpUntil(running, run.Mild);
            value = running.GetAwaiter().GetResult();
        }
        catch (Exception error) when (!run.IsInterrupted)
        {
            return new CellOutcome(CellErrors.FromException(error, cell, Find), null);
        }

        // What display() gives stands for an output that is there already.
        if (value is DisplayedValue || !cell.HasResult(value))
            return CellOutcome.Nothing;
        try
        {
            return new CellOutcome(null, ValueFormatter.Format(value));
        }
        catch (Exception error) when (!run.IsInterrupted)
        {
            CellError inner = CellErrors.FromException(error, cell, Find);
            string message = $"The value of type {TypeNames.Full(value!.GetType())} could not be shown: {inner.Message}";
            return new CellOutcome(inner with { Message = message, Traceback = [message, .. inner.Traceback] }, null);
        }
    }

    private (CellSource Cell, int Number)? Find(string path) => cells.TryGetValue(path, out (CellSource Cell, int Number) found) ? found : null;

    private static CellOutcome Interruptible(CellRun run, Func<CellOutcome> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (run.IsInterrupted && error is OperationCanceledException or ThreadInterruptedException)
        {
            return Interrupted();
        }
    }

    private static CellOutcome Interrupted() => CellOutcome.Failed("Interrupted", "The cell was stopped; the variables of this session are kept.");
}
