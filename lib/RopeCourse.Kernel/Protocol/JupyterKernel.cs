using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Answers the requests of Jupyter clients.</summary>
/// <remarks>Requests on the shell wait their turn on the cell thread; requests on the control channel are answered at once, while a cell runs.</remarks>
internal sealed partial class JupyterKernel : IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AssistPatience = TimeSpan.FromSeconds(30);
    private readonly CellThread thread = new();
    private readonly LastCell lastCell;
    private readonly IpcBridge? bridge;
    private readonly CellHistory history = new();
    private readonly KernelServer server;
    private readonly CellChannel channel;
    private readonly CSharpSession session;
    private readonly CodeAssistant assistant;

    /// <param name="connection">Where clients look for the kernel.</param>
    /// <param name="lastCell">Where the running cell is noted.</param>
    public JupyterKernel(ConnectionFile connection, LastCell lastCell)
    {
        this.lastCell = lastCell;
        ConnectionFile inside = connection.Transport == "ipc" ? KernelLauncher.NewConnection() with { Key = connection.Key } : connection;
        server = new KernelServer(
            inside,
            onShell: message => thread.Enqueue(() => Guard(OnShell, message, server!.ReplyOnShell)),
            onControl: message => Guard(OnControl, message, server!.ReplyOnControl),
            onStdin: message => channel!.OnInput(message));
        if (inside != connection)
            bridge = new IpcBridge(connection, inside);
        channel = new CellChannel(server);
        session = new CSharpSession(thread, channel.ShowProgress);
        assistant = new CodeAssistant(session);
        thread.OnUnobserved = error => Report(error, "in code that no cell waits for");
        thread.Between = Interruptible;
    }

    /// <summary>Serves until a client asks for the end.</summary>
    public void Run()
    {
        channel.Attach();
        // A thread of its own, not a timer: a notebook may keep every thread of the pool waiting.
        new Thread(() => Beat(Pulse)) { IsBackground = true, Name = "pulse" }.Start();
        thread.Run();
    }

    /// <summary>Sends what is queued and closes the sockets.</summary>
    public void Dispose()
    {
        channel.Flush();
        bridge?.Dispose();
        server.Dispose();
        lastCell.Dispose();
    }

    /// <summary>Tells the client that the running cell has ended the process.</summary>
    public void SayExit(int exitCode)
    {
        channel.Flush();
        if (executing is { } request)
            server.Publish("error", Replies.Error(CellOutcome.Failed("Exit", $"The cell ended the kernel: Environment.Exit({exitCode}).").Error!), request);
    }

    /// <summary>Answers a request whatever happens: neither its content nor a fault of ours may end the session.</summary>
    private void Guard(Action<Message> handle, Message request, Action<string, JsonObject, Message> reply)
    {
        try
        {
            handle(request);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            Answer(request, reply, Replies.Refused("MalformedRequest", $"The content of {request.Type} cannot be read: {error.Message}"));
        }
        catch (Exception error)
        {
            // A fault of the compiler or of this kernel; without an answer the client would wait for ever.
            Answer(request, reply, Replies.Refused(error.GetType().FullName!, $"{request.Type} failed: {error.Message}"));
        }
    }

    /// <summary>Tells about an exception that no cell can be told of.</summary>
    /// <param name="error">The exception; one that only says that its cell was stopped is no news.</param>
    /// <param name="where">Where it was thrown.</param>
    public void Report(Exception error, string where)
    {
        if (!CellInterrupt.IsStop(error))
            channel.Error.Write($"{TypeNames.Full(error.GetType())} {where}: {ExceptionText.Message(error)}\n");
    }

    private void Beat(TimeSpan pause)
    {
        var pool = new PoolWatch();
        while (true)
        {
            Thread.Sleep(pause);
            pool.Beat();
            channel.Flush();
            thread.RescueBlocked();
        }
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
            case "kernel_info_request" or "is_complete_request" or "comm_info_request":
                Answer(request, server.ReplyOnShell, Replies.For(request));
                break;
            case "history_request":
                Answer(request, server.ReplyOnShell, history.Answer(request.Content));
                break;
            case "complete_request":
                Assist(request, assistant.Complete);
                break;
            case "inspect_request":
                Assist(request, assistant.Inspect);
                break;
            case "comm_open" or "comm_msg" or "comm_close":
                // No comm target exists here, so none can be open; closing the comm tells the client so.
                Status("busy", request);
                if (request.Type != "comm_close")
                    server.Publish("comm_close", new JsonObject { ["comm_id"] = request.Content["comm_id"]?.DeepClone(), ["data"] = new JsonObject() }, request);
                Status("idle", request);
                break;
            case "shutdown_request":
                Shutdown(request, server.ReplyOnShell);
                break;
            default:
                RefuseUnknown(request, server.ReplyOnShell);
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
            case "kernel_info_request" or "is_complete_request" or "comm_info_request":
                Answer(request, server.ReplyOnControl, Replies.For(request));
                break;
            case "debug_request":
                Answer(request, server.ReplyOnControl, Replies.NoDebugger(request));
                break;
            default:
                RefuseUnknown(request, server.ReplyOnControl);
                break;
        }
    }

    private void RefuseUnknown(Message request, Action<string, JsonObject, Message> reply)
    {
        // Only requests wait for an answer.
        if (request.Type.EndsWith("_request", StringComparison.Ordinal))
            Answer(request, reply, Replies.Unknown(request));
    }

    private void Answer(Message request, Action<string, JsonObject, Message> reply, JsonObject content)
    {
        Status("busy", request);
        reply(Replies.TypeFor(request), content, request);
        Status("idle", request);
    }

    private void Assist(Message request, Func<JsonObject, CancellationToken, JsonObject> assist)
    {
        using CancellationTokenSource giveUp = new(AssistPatience);
        Status("busy", request);
        JsonObject content;
        try
        {
            content = assist(request.Content, giveUp.Token);
        }
        catch (OperationCanceledException)
        {
            content = Replies.Refused("TooSlow", $"The editor's question took longer than {AssistPatience.TotalSeconds:0} s.");
        }

        server.ReplyOnShell(Replies.TypeFor(request), content, request);
        Status("idle", request);
    }

    private void Shutdown(Message request, Action<string, JsonObject, Message> reply)
    {
        Answer(request, reply, new JsonObject { ["status"] = "ok", ["restart"] = Flag(request, "restart", false) });
        thread.Stop();
        // A cell that runs is not waited for, nor is a thread of the pool.
        new Thread(Program.Exit) { IsBackground = true }.Start();
    }

    private void Status(string state, Message request) =>
        server.Publish("status", new JsonObject { ["execution_state"] = state }, request);

    private static bool Flag(Message request, string name, bool otherwise) =>
        request.Content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : otherwise;
}
