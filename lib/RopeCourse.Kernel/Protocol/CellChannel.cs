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
    private volatile string? question;
    private volatile bool hasShown;

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
        question = null;
        hasShown = false;
        // Setting Console.InputEncoding puts the process's own input back.
        if (Console.In.GetType().Assembly == typeof(Console).Assembly)
            Console.SetIn(input);
        input.Begin(interrupt);
    }

    /// <summary>Hands over what a client's user typed.</summary>
    public void OnInput(Message reply)
    {
        // An answer to a question of an earlier cell, or from a client that was not asked, is none. Some clients name no question.
        bool isAsked = current is { } request && question is { } id && (reply.ParentId.Length == 0 || reply.ParentId == id)
            && reply.Identities.Select(Convert.ToHexString).SequenceEqual(request.Identities.Select(Convert.ToHexString));
        if (isAsked && reply.Type == "input_reply" && reply.Content["value"] is JsonValue value && value.TryGetValue(out string? text))
            input.Answer(text);
    }

    /// <summary>Sends what has been written so far.</summary>
    public void Flush()
    {
        stdout.Flush();
        stderr.Flush();
    }

    /// <summary>Tells what the cell waits for; <see langword="null"/> takes the line away, since it is no part of the result, unless that would take more.</summary>
    public void ShowProgress(string? line)
    {
        Flush();
        if (line is not null)
            server.Publish("stream", new JsonObject { ["name"] = "stderr", ["text"] = line }, current);
        else if (!hasShown)
            server.Publish("clear_output", new JsonObject { ["wait"] = false }, current);
    }

    /// <summary>Sends a MIME bundle as an output of its own.</summary>
    public void ShowBundle(JsonObject data, string? displayId = null, bool isUpdate = false)
    {
        Flush();
        hasShown = true;
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
        Message asked = server.Question("input_request", new JsonObject { ["prompt"] = "", ["password"] = false }, request);
        question = asked.Id;
        server.AskOnStdin(asked);
    }

    private void SendStream(string name, string text)
    {
        hasShown = true;
        server.Publish("stream", new JsonObject { ["name"] = name, ["text"] = text }, current);
    }
}
