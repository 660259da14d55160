using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <content>Runs cells.</content>
internal sealed partial class JupyterKernel
{
    private readonly Lock gate = new();
    private CellRun? running;
    private volatile Message? executing;
    private int executionCount;
    private bool aborting;

    /// <summary>Stops the running cell, if there is one.</summary>
    public void Interrupt()
    {
        lock (gate)
            running?.Interrupt();
    }

    private void Execute(Message request)
    {
        bool silent = Flag(request, "silent", false);
        bool counts = !silent && Flag(request, "store_history", true);
        string code = (string?)request.Content["code"] ?? "";
        // From the moment a client knows that the cell runs, it may stop it.
        using CellRun run = Begin();
        Status("busy", request);
        if (counts)
            executionCount++;
        int number = executionCount;
        if (!silent)
            server.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = number }, request);

        channel.Begin(request, run.Mild);
        if (lastCell.Begin(code) is { } obituary)
            channel.Error.Write(obituary);
        executing = request;
        CellOutcome outcome = RunCell(run, () => session.Run(code, number, run));
        executing = null;
        lastCell.End();
        if (counts)
            history.Add(number, code, (string?)outcome.Result?["text/plain"]);
        Finish(request, outcome, number, silent);
        Status("idle", request);
        if (outcome.Error is not null && !silent && Flag(request, "stop_on_error", true))
            AbortWaiting();
        session.Prepare();
    }

    /// <summary>Makes what the calling thread does next stoppable, until the result is disposed or <see cref="RunCell"/> has ended.</summary>
    private CellRun Begin()
    {
        var run = new CellRun();
        lock (gate)
            running = run;
        return run;
    }

    /// <summary>Runs what a cell left waiting, between cells: it can be stopped as a cell can.</summary>
    /// <returns><see langword="false"/> when it was stopped.</returns>
    private bool Interruptible(Action work)
    {
        using CellRun run = Begin();
        try
        {
            work();
        }
        finally
        {
            lock (gate)
                running = null;
        }

        return !run.IsInterrupted;
    }

    private CellOutcome RunCell(CellRun run, Func<CellOutcome> cell)
    {
        try
        {
            return cell();
        }
        catch (Exception error)
        {
            // A fault of the compiler or of this kernel must not end the session.
            return CellOutcome.Failed(error.GetType().FullName!, ExceptionText.Message(error), null, (error.StackTrace ?? "").Split('\n'));
        }
        finally
        {
            run.Dispose();
            lock (gate)
                running = null;
            channel.Flush();
        }
    }

    private void Finish(Message request, CellOutcome outcome, int number, bool silent)
    {
        if (!silent && outcome.Warnings is { } warnings)
            channel.Error.Write(warnings);
        if (outcome.Error is not { } error)
        {
            channel.Flush();
            if (outcome.Result is { } data && !silent)
                server.Publish("execute_result", new JsonObject { ["execution_count"] = number, ["data"] = data, ["metadata"] = new JsonObject() }, request);
            server.ReplyOnShell("execute_reply", Replies.Executed(number, Expressions(request)), request);
            return;
        }

        channel.Flush();
        // The line has no place in the protocol's error message; it travels as metadata for those who know it.
        var metadata = new JsonObject { ["line"] = error.Line };
        if (!silent)
        {
            server.Publish("error", Replies.Error(error), request, metadata);
            if (error.FullTrace is { } trace)
                channel.ShowBundle(Replies.FullTrace(trace));
        }

        server.ReplyOnShell("execute_reply", Replies.Failed(error, number), request);
    }

    /// <summary>Evaluates the expressions that the client asked for beside the cell; each succeeds or fails by itself.</summary>
    private JsonObject Expressions(Message request)
    {
        var values = new JsonObject();
        foreach ((string name, JsonNode? expression) in request.Content["user_expressions"] as JsonObject ?? [])
        {
            string code = expression is JsonValue value && value.TryGetValue(out string? text) ? text : "";
            using CellRun run = Begin();
            channel.Begin(request, run.Mild);
            CellOutcome outcome = RunCell(run, () => session.Evaluate(code, run));
            values[name] = outcome.Error is { } error
                ? Replies.Refused(error.Name, error.Message, error.Traceback)
                : new JsonObject { ["status"] = "ok", ["data"] = outcome.Result ?? [], ["metadata"] = new JsonObject() };
        }

        return values;
    }

    /// <summary>Answers the cells that were sent before this one failed: they were meant to follow a success.</summary>
    private void AbortWaiting()
    {
        aborting = true;
        foreach (Action job in thread.TakeWaiting())
            job();
        aborting = false;
    }
}
