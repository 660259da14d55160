using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace RopeCourse.Kernel;

/// <summary>Carries what the running cell prints, shows, changes and asks to the client that sent it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process, and the console is written to until its end.")]
internal sealed class CellChannel
{
    private readonly KernelServer server;
    private readonly OutputCapture stdout;
    private readonly OutputCapture stderr;
    private readonly CellInput input;
    private volatile Message? current;

    public CellChannel(KernelServer server)
    {
        this.server = server;
        stdout = new OutputCapture("stdout", SendStream, () => stderr!.Flush());
        stderr = new OutputCapture("stderr", SendStream, () => stdout.Flush());
        input = new CellInput(Ask);
    }

    /// <summary>Gets the error stream of the cells.</summary>
    public TextWriter Error => stderr;

    /// <summary>Makes the console and the displayed values of this process those of the cells.</summary>
    public void Attach()
    {
        Console.SetOut(stdout);
        Console.SetError(stderr);
        Console.SetIn(input);
        DisplayExtensions.Sink = Show;
    }

    /// <summary>Names the request whose cell runs from now on; what earlier cells left running is shown under it too.</summary>
    public void Begin(Message request, CancellationToken interrupt)
    {
        current = request;
        input.Begin(interrupt);
    }

    /// <summary>Hands over what a client's user typed.</summary>
    public void OnInput(Message reply)
    {
        if (reply.Type == "input_reply")
            input.Answer((string?)reply.Content["value"] ?? "");
    }

    /// <summary>Sends what has been written so far.</summary>
    public void Flush()
    {
        stdout.Flush();
        stderr.Flush();
    }

    /// <summary>Tells what the cell waits for; <see langword="null"/> takes the line away, since it is no part of the result.</summary>
    public void ShowProgress(string? line)
    {
        if (line is null)
            server.Publish("clear_output", new JsonObject { ["wait"] = false }, current);
        else
            SendStream("stderr", line);
    }

    /// <summary>Sends a MIME bundle as an output of its own.</summary>
    public void ShowBundle(JsonObject data, string? displayId = null, bool isUpdate = false)
    {
        Flush();
        var transient = new JsonObject();
        if (displayId is not null)
            transient["display_id"] = displayId;
        server.Publish(isUpdate ? "update_display_data" : "display_data", new JsonObject { ["data"] = data, ["metadata"] = new JsonObject(), ["transient"] = transient }, current);
    }

    private void Show(DisplayedValue place, object? value, bool isUpdate) =>
        ShowBundle(ValueFormatter.Format(value, place.MimeTypes), place.DisplayId, isUpdate);

    private void Ask()
    {
        Flush();
        if (current is not { } request || request.Content["allow_stdin"] is not JsonValue value || !value.TryGetValue(out bool allowed) || !allowed)
            throw new NotSupportedException("A cell cannot read from the console here: this client takes no input; give the value in the code.");
        server.AskOnStdin("input_request", new JsonObject { ["prompt"] = "", ["password"] = false }, request);
    }

    private void SendStream(string name, string text) =>
        server.Publish("stream", new JsonObject { ["name"] = name, ["text"] = text }, current);
}
