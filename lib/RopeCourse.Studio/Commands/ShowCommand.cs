using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using RopeCourse.Studio.Pages;
using RopeCourse.Studio.Serving;
using Spectre.Console;

namespace RopeCourse.Studio.Commands;

/// <summary>Does the main job: runs every chapter, writes the pages and serves them.</summary>
public static class ShowCommand
{
    /// <summary>The port that is tried where none is asked for.</summary>
    public const int UsualPort = 8642;

    /// <summary>Runs the course and shows it until Ctrl+C.</summary>
    /// <param name="context">The course and the console.</param>
    /// <param name="port">The port asked for; null tries <see cref="UsualPort"/> and then any free one.</param>
    /// <param name="serve">Whether to serve the pages after writing them.</param>
    /// <param name="cellTimeout">How long one cell may take.</param>
    /// <param name="cancellationToken">Ends the serving.</param>
    /// <returns>0 when every cell ran, else 1.</returns>
    public static async Task<int> RunAsync(StudioContext context, int? port, bool serve, TimeSpan cellTimeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var chapters = context.Course.Read([]);
        await using var server = serve ? await OpenAsync(context.Course.Site, port).ConfigureAwait(false) : null;
        await context.EnsurePackageAsync(cancellationToken).ConfigureAwait(false);
        var reports = await context.Runner(cellTimeout).RunAsync(chapters, cancellationToken).ConfigureAwait(false);
        SiteWriter.Write([.. reports.Select(report => report.Executed)], context.Course.Site);
        var failed = reports.Count(report => !report.Succeeded);
        if (failed > 0)
        {
            context.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failed} of {reports.Count} chapters did not run to their end; their pages show the failing cell."));
        }

        if (server is null)
        {
            context.Console.WriteLine($"The pages are in {Path.GetRelativePath(Environment.CurrentDirectory, context.Course.Site)}.");
            return failed == 0 ? 0 : 1;
        }

        context.Console.WriteLine();
        context.Console.WriteLine($"Open {server.Address} in a browser. Ctrl+C ends the course.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how a reader leaves.
        }

        return failed == 0 ? 0 : 1;
    }

    private static async Task<LocalServer> OpenAsync(string site, int? port)
    {
        Directory.CreateDirectory(site);
        try
        {
            return await LocalServer.StartAsync(port ?? UsualPort, app => Route(app, site)).ConfigureAwait(false);
        }
        catch (StudioException) when (port is null)
        {
            return await LocalServer.StartAsync(0, app => Route(app, site)).ConfigureAwait(false);
        }
    }

    private static void Route(WebApplication app, string site) =>
        app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(site) });
}
