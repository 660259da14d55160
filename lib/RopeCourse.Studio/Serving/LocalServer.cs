using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RopeCourse.Studio.Serving;

/// <summary>A web server that this machine alone can reach.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LocalServer(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    /// <summary>Gets where the server answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server on 127.0.0.1.</summary>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="configure">Adds the routes.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="StudioException">The port is in use.</exception>
    public static async Task<LocalServer> StartAsync(int port, Action<WebApplication> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        var app = builder.Build();
        configure(app);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (IOException failure) when (failure.InnerException is not null || failure.Message.Contains("address", StringComparison.OrdinalIgnoreCase))
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new StudioException(
                string.Create(CultureInfo.InvariantCulture, $"Port {port} on 127.0.0.1 is in use; end the program that holds it or pass --port with another number."), failure);
        }
        catch (SocketException failure)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new StudioException(string.Create(CultureInfo.InvariantCulture, $"Port {port} on 127.0.0.1 cannot be opened: {failure.Message}."), failure);
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new LocalServer(app, new Uri(addresses!.Addresses.First()));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
