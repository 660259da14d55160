using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>Debian's classic Notebook, as a server of the test's own.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly string token = Guid.NewGuid().ToString("N");
    private readonly ConcurrentQueue<string> said = new();
    private readonly HttpClient client = new();
    private readonly Process process;

    private NotebookServer(JupyterSite site, string python)
    {
        string[] arguments =
        [
            "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={FreePort()}",
            $"--NotebookApp.token={token}", "--NotebookApp.terminals_enabled=False", $"--notebook-dir={site.Notebooks}",
        ];
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", token);
        process = Process.Start(site.Prepare(python, arguments))!;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? string.Empty);
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? string.Empty);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<NotebookServer> StartAsync(JupyterSite site, string python)
    {
        var server = new NotebookServer(site, python);
        try
        {
            await server.AnswersAsync(site);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives the address that opens a notebook without asking for the token.</summary>
    public string Open(string name) => new Uri(Address, $"notebooks/{name}?token={token}").AbsoluteUri;

    /// <summary>Ends the kernel of a notebook that nobody looks at any more, so that it takes no memory from the next.</summary>
    public async Task EndKernelAsync(string id) => await client.DeleteAsync(new Uri(Address, "api/kernels/" + id));

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        client.Dispose();
    }

    // Another program may take the port first, and then the server takes another: the file that it writes says which.
    private async Task AnswersAsync(JupyterSite site)
    {
        var about = Path.Combine(site.Runtime, $"nbserver-{process.Id}.json");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            try
            {
                Address = new Uri((string)JsonNode.Parse(await File.ReadAllTextAsync(about, TestContext.Current.CancellationToken))!["url"]!);
                using var answer = await client.GetAsync(new Uri(Address, "api/status"), TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is IOException or HttpRequestException or System.Text.Json.JsonException)
            {
                // It is still starting.
            }
        }

        Assert.Fail("The Notebook did not start:\n" + string.Join('\n', said));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
