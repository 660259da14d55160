using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Runs a kernel in a process of its own and talks to it as a Jupyter client.</summary>
/// <remarks>Cells run one at a time, in the order of the calls. Dispose the object: it ends the process.</remarks>
public sealed class KernelProcess : IAsyncDisposable
{
    private const int StartAttempts = 4;
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LateMessages = TimeSpan.FromMilliseconds(200);

    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, PendingRequest> pending = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly TaskCompletionSource welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private readonly LastWords lastWords;
    private readonly KernelConnection connection;
    private readonly KernelStartOptions options;
    private readonly string note;
    private int disposed;

    private KernelProcess(KernelStartOptions options, ConnectionFile connectionFile, string path)
    {
        this.options = options;
        note = LastCell.Note(path);
        process = KernelLauncher.Prepare(options, path);
        process.Exited += (sender, _) => exited.TrySetResult(((Process)sender!).ExitCode);
        process.OutputDataReceived += static (_, _) => { };
        lastWords = new LastWords(process);
        process.Start();
        ProcessId = process.Id;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        connection = new KernelConnection(connectionFile, OnReply, OnOutput);
    }

    /// <summary>Gets the number by which the operating system knows the kernel.</summary>
    public int ProcessId { get; }

    /// <summary>Gets what the kernel says about itself: the content of its <c>kernel_info_reply</c>.</summary>
    public JsonObject KernelInfo { get; private set; } = [];

    /// <summary>Starts a kernel and waits until it answers.</summary>
    /// <param name="options">How to start it.</param>
    /// <param name="cancellationToken">Ends the wait and the process.</param>
    /// <returns>A kernel that is ready for a cell.</returns>
    /// <exception cref="KernelDiedException">The process ended before it answered.</exception>
    /// <exception cref="TimeoutException">The process did not answer in time.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<KernelProcess> StartAsync(KernelStartOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        string path = Path.Combine(Path.GetTempPath(), $"kernel-{Guid.NewGuid():N}.json");
        for (int attempt = 1; ; attempt++)
        {
            ConnectionFile file = KernelLauncher.NewConnection();
            KernelProcess? kernel = null;
            try
            {
                file.Write(path);
                kernel = new KernelProcess(options, file, path);
                await kernel.WaitUntilReadyAsync(cancellationToken).ConfigureAwait(false);
                return kernel;
            }
            catch (KernelDiedException) when (attempt < StartAttempts && kernel is not null && kernel.exited.Task.Result == Program.PortTaken)
            {
                // Somebody else took a port between our look and the kernel's bind.
                await kernel.DisposeAsync().ConfigureAwait(false);
            }
            catch
            {
                if (kernel is not null)
                    await kernel.DisposeAsync().ConfigureAwait(false);
                throw;
            }
            finally
            {
                // The kernel has read it, and the key is nobody else's business.
                File.Delete(path);
            }
        }
    }

    /// <summary>Runs a cell and collects its outputs. A cell that fails gives a result with an error, no exception.</summary>
    /// <param name="code">The C# code of the cell.</param>
    /// <param name="cancellationToken">Interrupts the cell; if it does not stop in time, the kernel is ended.</param>
    /// <returns>What the cell did.</returns>
    /// <exception cref="KernelDiedException">The kernel has ended, by the cell or otherwise.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. The kernel lives on if the cell could be stopped.</exception>
    public async Task<CellResult> ExecuteAsync(string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var content = new JsonObject
            {
                ["code"] = code,
                ["silent"] = false,
                ["store_history"] = true,
                ["user_expressions"] = new JsonObject(),
                ["allow_stdin"] = false,
                ["stop_on_error"] = true,
            };
            (Message request, PendingRequest answers) = Ask("execute_request", content);
            try
            {
                await CompletionAsync(answers, cancellationToken).ConfigureAwait(false);
                Message reply = await answers.Done.ConfigureAwait(false);
                int count = reply.Content["execution_count"] is JsonValue value && value.TryGetValue(out int number) ? number : 0;
                return new CellResult((string?)reply.Content["status"] == "ok", count, answers.Outputs, answers.Error);
            }
            finally
            {
                pending.TryRemove(request.Id, out _);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Stops the running cell, if there is one; the session's variables are kept.</summary>
    /// <returns>A task that is done when the kernel has taken the request.</returns>
    /// <exception cref="KernelDiedException">The kernel has ended.</exception>
    public async Task InterruptAsync()
    {
        (Message request, PendingRequest answers) = Ask("interrupt_request", [], onControl: true);
        await Task.WhenAny(answers.Done, exited.Task, Task.Delay(options.InterruptTimeout)).ConfigureAwait(false);
        pending.TryRemove(request.Id, out _);
        if (exited.Task.IsCompleted)
            throw await DeathAsync(whileRunning: false, null).ConfigureAwait(false);
    }

    /// <summary>Asks the kernel to end, and ends it if it does not.</summary>
    /// <returns>A task that is done when the process is gone.</returns>
    public async Task ShutdownAsync()
    {
        if (exited.Task.IsCompleted)
            return;
        Ask("shutdown_request", new JsonObject { ["restart"] = false }, onControl: true);
        await Task.WhenAny(exited.Task, Task.Delay(ShutdownPatience)).ConfigureAwait(false);
        await KillAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the kernel and lets go of its sockets.</summary>
    /// <returns>A task that is done when the process is gone.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        // A kernel that has answered gets the chance to end by itself; one that has not is not waited for.
        if (KernelInfo.Count > 0 && turn.CurrentCount > 0)
            await ShutdownAsync().ConfigureAwait(false);
        else
            await KillAsync().ConfigureAwait(false);
        connection.Dispose();
        process.Dispose();
        // A kernel that was ended by force leaves it, and no other will start in its place.
        File.Delete(note);
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        (Message request, PendingRequest answers) = Ask("kernel_info_request", []);
        // The welcome proves that outputs reach us. The idle status of this request may have gone out before it, so only the reply counts.
        Task ready = Task.WhenAll(welcomed.Task, answers.Replied);
        Task first = await Task.WhenAny(ready, exited.Task, Task.Delay(options.StartTimeout, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (first == exited.Task)
            throw await DeathAsync(whileRunning: false, null).ConfigureAwait(false);
        if (first != ready)
            throw new TimeoutException($"The kernel did not answer within {options.StartTimeout.TotalSeconds:0.#} s.");
        KernelInfo = (JsonObject)(await answers.Replied.ConfigureAwait(false)).Content.DeepClone();
        pending.TryRemove(request.Id, out _);
    }

    private async Task CompletionAsync(PendingRequest answers, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => cancelled.TrySetResult());
        Task first = await Task.WhenAny(answers.Done, exited.Task, cancelled.Task).ConfigureAwait(false);
        if (first == answers.Done)
            return;
        if (first == cancelled.Task)
        {
            Ask("interrupt_request", [], onControl: true);
            await Task.WhenAny(answers.Done, exited.Task, Task.Delay(options.InterruptTimeout, CancellationToken.None)).ConfigureAwait(false);
            if (!answers.Done.IsCompleted)
                await KillAsync().ConfigureAwait(false);
            throw new OperationCanceledException("The cell was interrupted.", cancellationToken);
        }

        // The last messages of a dead kernel may still be on their way through the sockets.
        await Task.WhenAny(answers.Done, Task.Delay(LateMessages, CancellationToken.None)).ConfigureAwait(false);
        if (!answers.Done.IsCompleted)
            throw await DeathAsync(whileRunning: true, answers).ConfigureAwait(false);
    }

    private (Message Request, PendingRequest Answers) Ask(string type, JsonObject content, bool onControl = false)
    {
        Message request = Message.Create(type, content, null, session);
        var answers = new PendingRequest();
        pending[request.Id] = answers;
        if (onControl)
            connection.SendControl(request);
        else
            connection.SendShell(request);
        return (request, answers);
    }

    private void OnReply(Message message)
    {
        if (pending.TryGetValue(message.ParentId, out PendingRequest? request))
            request.OnReply(message);
    }

    private void OnOutput(Message message)
    {
        if (message.Type == "iopub_welcome")
            welcomed.TrySetResult();
        else if (pending.TryGetValue(message.ParentId, out PendingRequest? request))
            request.OnOutput(message);
    }

    private async Task<KernelDiedException> DeathAsync(bool whileRunning, PendingRequest? answers)
    {
        IReadOnlyList<string> words = await lastWords.ReadAsync().ConfigureAwait(false);
        return new KernelDiedException(KernelDeath.Describe(await exited.Task.ConfigureAwait(false), words, whileRunning), answers?.Outputs);
    }

    private async Task KillAsync()
    {
        if (exited.Task.IsCompleted)
            return;
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
        }

        await exited.Task.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(false);
    }
}
