using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Collects the answers to one request; it is done when the reply and the idle status have both come.</summary>
internal sealed class PendingRequest
{
    private readonly Lock gate = new();
    private readonly OutputCollector collector = new();
    private readonly TaskCompletionSource<Message> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Message> replied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Message? reply;
    private bool idle;

    /// <summary>Gets the reply, when everything has come.</summary>
    public Task<Message> Done => done.Task;

    /// <summary>Gets the reply, when it alone has come.</summary>
    public Task<Message> Replied => replied.Task;

    public CellError? Error
    {
        get
        {
            lock (gate)
                return collector.Error;
        }
    }

    public IReadOnlyList<JsonObject> Outputs
    {
        get
        {
            lock (gate)
                return collector.Finish();
        }
    }

    public void OnReply(Message message)
    {
        lock (gate)
            reply = message;
        replied.TrySetResult(message);
        Check();
    }

    public void OnOutput(Message message)
    {
        lock (gate)
        {
            if (message.Type == "status")
                idle |= (string?)message.Content["execution_state"] == "idle";
            else
                collector.Add(message);
        }

        Check();
    }

    private void Check()
    {
        Message? answer;
        lock (gate)
            answer = idle ? reply : null;
        if (answer is not null)
            done.TrySetResult(answer);
    }
}
