using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Answers the requests of Jupyter clients.</summary>
/// <remarks>Requests on the shell wait their turn on the cell thread; requests on the control channel are answered at once, while a cell runs.</remarks>
internal sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(50);
    private readonly CellThread thread = new();
    private readonly KernelServer server;
    private readonly CSharpSession session;
    private readonly OutputCapture stdout;
    private readonly OutputCapture stderr;
    private readonly Lock gate = new();
    private CellRun? running;
    private volatile Message? current;
    private int executionCount;
    private bool aborting;

    public JupyterKernel(ConnectionFile connection)
    {
        server = new KernelServer(connection, message => thread.Enqueue(() => Guard(OnShell, message, server!.ReplyOnShell)), message => Guard(OnControl, message, server!.ReplyOnControl));
        stdout = new OutputCapture("stdout", SendStream, () => stderr!.Flush());
        stderr = new OutputCapture("stderr", SendStream, () => stdout.Flush());
        session = new CSharpSession(thread, ShowProgress);
        thread.OnUnobserved = error => stderr.Write($"{CellErrors.TypeName(error.GetType())} in code that no cell waits for: {error.Message}\n");
    }

    /// <summary>Serves until a client asks for the end.</summary>
    public void Run()
    {
        Console.SetOut(stdout);
        Console.SetError(stderr);
        Console.SetIn(new NoInput());
        DisplayExtensions.Sink = Display;
        using var pulse = new Timer(_ => OnPulse(), null, Pulse, Pulse);
        thread.Run();
    }

    /// <summary>Prepares the compiler; to be called on a thread that has nothing else to do.</summary>
    public void WarmUp() => session.WarmUp();

    /// <summary>Stops the running cell, if there is one.</summary>
    public void Interrupt()
    {
        lock (gate)
            running?.Interrupt();
    }

    /// <summary>Sends what has been written so far.</summary>
    public void FlushStreams()
    {
        stdout.Flush();
        stderr.Flush();
    }

    /// <summary>Sends what is queued and closes the sockets.</summary>
    public void Dispose()
    {
        FlushStreams();
        server.Dispose();
    }

    /// <summary>Answers a request whose content is not what its type promises; nothing a client sends may end the session.</summary>
    private void Guard(Action<Message> handle, Message request, Action<string, JsonObject, Message> reply)
    {
        try
        {
            handle(request);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException)
        {
            Answer(request, reply, Replies.Refused("MalformedRequest", $"The content of {request.Type} cannot be read: {error.Message}"));
        }
    }

    private void OnPulse()
    {
        FlushStreams();
        thread.RescueBlocked();
    }

    private void OnShell(Message request)
    {
        switch (request.Type)
        {
            case "execute_request" when aborting:
                Answer(request, server.ReplyOnShell, Replies.Aborted(executionCount));
                break;
            case "execute_request":
                Execute(request);
                break;
            case "kernel_info_request":
            case "is_complete_request":
            case "history_request":
            case "comm_info_request":
            case "complete_request":
            case "inspect_request":
                Answer(request, server.ReplyOnShell, Replies.For(request));
                break;
            case "comm_open":
                // No comm target exists here; closing the comm tells the client so.
                server.Publish("comm_close", new JsonObject { ["comm_id"] = request.Content["comm_id"]?.DeepClone(), ["data"] = new JsonObject() }, request);
                break;
            case "shutdown_request":
                Shutdown(request, server.ReplyOnShell);
                break;
            default:
                if (request.Type.EndsWith("_request", StringComparison.Ordinal))
                    Answer(request, server.ReplyOnShell, Replies.Unknown(request));
                break;
        }
    }

    private void OnControl(Message request)
    {
        switch (request.Type)
        {
            case "interrupt_request":
                Interrupt();
                Answer(request, server.ReplyOnControl, new JsonObject { ["status"] = "ok" });
                break;
            case "shutdown_request":
                Shutdown(request, server.ReplyOnControl);
                break;
            case "kernel_info_request":
                Answer(request, server.ReplyOnControl, Replies.For(request));
                break;
            default:
                if (request.Type.EndsWith("_request", StringComparison.Ordinal))
                    Answer(request, server.ReplyOnControl, Replies.Unknown(request));
                break;
        }
    }

    private void Answer(Message request, Action<string, JsonObject, Message> reply, JsonObject content)
    {
        Status("busy", request);
        reply(Replies.TypeFor(request), content, request);
        Status("idle", request);
    }

    private void Execute(Message request)
    {
        bool silent = Flag(request, "silent", false);
        bool counts = !silent && Flag(request, "store_history", true);
        string code = (string?)request.Content["code"] ?? "";
        Status("busy", request);
        if (counts)
            executionCount++;
        int number = executionCount;
        if (!silent)
            server.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = number }, request);

        current = request;
        using var run = new CellRun();
        lock (gate)
            running = run;
        CellOutcome outcome;
        try
        {
            outcome = session.Run(code, number, run);
        }
        catch (Exception error)
        {
            // A fault of the compiler or of this kernel must not end the session.
            outcome = CellOutcome.Failed(error.GetType().FullName!, error.Message, null, (error.StackTrace ?? "").Split('\n'));
        }

        lock (gate)
            running = null;
        FlushStreams();
        Finish(request, outcome, number, silent);
        Status("idle", request);
    }

    private void Finish(Message request, CellOutcome outcome, int number, bool silent)
    {
        if (outcome.Error is not { } error)
        {
            if (outcome.Result is { } data && !silent)
                server.Publish("execute_result", new JsonObject { ["execution_count"] = number, ["data"] = data, ["metadata"] = new JsonObject() }, request);
            server.ReplyOnShell("execute_reply", Replies.Executed(number), request);
            return;
        }

        // The line has no place in the protocol's error message; it travels as metadata for those who know it.
        var metadata = new JsonObject { ["line"] = error.Line };
        if (!silent)
            server.Publish("error", Replies.Error(error), request, metadata);
        server.ReplyOnShell("execute_reply", Replies.Failed(error, number), request);
        if (!silent && Flag(request, "stop_on_error", true))
            AbortWaiting();
    }

    /// <summary>Answers the cells that were sent before this one failed: they were meant to follow a success.</summary>
    private void AbortWaiting()
    {
        aborting = true;
        foreach (Action job in thread.TakeWaiting())
            job();
        aborting = false;
    }

    private void Shutdown(Message request, Action<string, JsonObject, Message> reply)
    {
        Answer(request, reply, new JsonObject { ["status"] = "ok", ["restart"] = Flag(request, "restart", false) });
        thread.Stop();
        // A cell that runs is not waited for.
        Task.Run(Program.Exit);
    }

    private void Display(object? value) =>
        server.Publish("display_data", new JsonObject { ["data"] = FormatAfterFlush(value), ["metadata"] = new JsonObject(), ["transient"] = new JsonObject() }, current);

    private JsonObject FormatAfterFlush(object? value)
    {
        JsonObject bundle = ValueFormatter.Format(value);
        FlushStreams();
        return bundle;
    }

    // What a cell waited for is no part of its result: once the wait is over, the line goes, and is not saved.
    private void ShowProgress(string? line)
    {
        if (line is null)
            server.Publish("clear_output", new JsonObject { ["wait"] = false }, current);
        else
            SendStream("stderr", line);
    }

    private void SendStream(string name, string text) =>
        server.Publish("stream", new JsonObject { ["name"] = name, ["text"] = text }, current);

    private void Status(string state, Message request) =>
        server.Publish("status", new JsonObject { ["execution_state"] = state }, request);

    private static bool Flag(Message request, string name, bool otherwise) =>
        request.Content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : otherwise;
}
