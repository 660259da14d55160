using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

/// <summary>Starts kernels for tests and reads their outputs.</summary>
internal static class Kernels
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<KernelProcess> StartAsync(string? folder = null, IReadOnlyDictionary<string, string>? environment = null) =>
        KernelProcess.StartAsync(
            new KernelStartOptions { WorkingDirectory = folder, StartTimeout = TimeSpan.FromMinutes(2), Environment = environment ?? new Dictionary<string, string>() },
            Cancellation);

    /// <summary>Runs a cell that must succeed.</summary>
    public static async Task<CellResult> RunAsync(this KernelProcess kernel, string code)
    {
        CellResult result = await kernel.ExecuteAsync(code, Cancellation);
        Assert.True(result.Succeeded, string.Join('\n', result.Error?.Traceback ?? []));
        return result;
    }

    /// <summary>Runs a cell that must fail.</summary>
    public static async Task<CellError> FailAsync(this KernelProcess kernel, string code)
    {
        CellResult result = await kernel.ExecuteAsync(code, Cancellation);
        Assert.False(result.Succeeded, "the cell was to fail");
        return Assert.IsType<CellError>(result.Error);
    }

    /// <summary>Gives the plain text of the trailing expression.</summary>
    public static async Task<string?> ValueAsync(this KernelProcess kernel, string code) =>
        (await kernel.RunAsync(code)).Outputs.LastOrDefault(o => Type(o) == "execute_result").Data("text/plain");

    /// <summary>Starts a cell and returns when its code runs; a cell that is stopped while it is compiled proves nothing.</summary>
    public static async Task<Task<CellResult>> BeginAsync(this KernelProcess kernel, string code, CancellationToken? cancellation = null)
    {
        using var folder = new TemporaryFolder();
        string mark = System.IO.Path.Combine(folder.Path, "runs").Replace('\\', '/');
        Task<CellResult> running = kernel.ExecuteAsync($"System.IO.File.WriteAllText(\"{mark}\", \"\"); {code}", cancellation ?? Cancellation);
        while (!File.Exists(mark) && !running.IsCompleted)
            await Task.Delay(20, Cancellation);
        await Task.Delay(100, Cancellation);
        return running;
    }

    public static string? Type(JsonObject output) => (string?)output["output_type"];

    public static string? Data(this JsonObject? output, string mimeType) => (string?)output?["data"]?[mimeType];

    public static string Stream(this CellResult result, string name) =>
        string.Concat(result.Outputs.Where(o => Type(o) == "stream" && (string?)o["name"] == name).Select(o => (string?)o["text"]));
}
