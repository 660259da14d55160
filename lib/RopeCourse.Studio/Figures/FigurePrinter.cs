using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RopeCourse.Studio.Pages;
using RopeCourse.Studio.Serving;

namespace RopeCourse.Studio.Figures;

/// <summary>Draws live figures in a headless browser and takes a PNG of each.</summary>
public static class FigurePrinter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Takes a picture of each figure, all in one browser, on white.</summary>
    /// <param name="browser">The browser, from <see cref="Chromium.Find"/>.</param>
    /// <param name="figures">The HTML of each figure.</param>
    /// <param name="cancellationToken">Ends the browser.</param>
    /// <returns>The PNG of each figure, in Base64, in the same order.</returns>
    /// <exception cref="StudioException">A figure was not drawn; the message says why.</exception>
    public static async Task<IReadOnlyList<string>> PrintAsync(string browser, IReadOnlyList<string> figures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count == 0)
        {
            return [];
        }

        var images = new ConcurrentDictionary<int, string>();
        var finished = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await LocalServer.StartAsync(0, app =>
        {
            app.MapGet("/", () => Results.Content(Page(figures), "text/html; charset=utf-8"));
            app.MapGet("/plotly.min.js", () => Results.Bytes(PlotlyScript.Read(), "text/javascript"));
            app.MapPost("/image/{index:int}", async (int index, HttpRequest request) => images[index] = await BodyAsync(request).ConfigureAwait(false));
            app.MapPost("/done", async (HttpRequest request) => finished.TrySetResult(await BodyAsync(request).ConfigureAwait(false)));
        }).ConfigureAwait(false);

        using var chromium = Chromium.Open(browser, server.Address);
        var trouble = await WaitAsync(finished.Task, chromium, cancellationToken).ConfigureAwait(false);
        if (trouble.Length > 0 || images.Count != figures.Count)
        {
            throw new StudioException($"The browser drew {images.Count} of {figures.Count} figures: {(trouble.Length > 0 ? trouble : "it said nothing more")}.");
        }

        return [.. Enumerable.Range(0, figures.Count).Select(index => Convert.ToBase64String(PngShrinker.Shrink(Convert.FromBase64String(images[index]))))];
    }

    private static async Task<string> WaitAsync(Task<string> finished, Chromium chromium, CancellationToken cancellationToken)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!finished.IsCompleted)
        {
            if (chromium.HasExited)
            {
                return "the browser ended early";
            }

            if (DateTime.UtcNow > deadline)
            {
                return string.Create(CultureInfo.InvariantCulture, $"it took longer than {Patience.TotalSeconds} s");
            }

            await Task.WhenAny(finished, Task.Delay(200, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await finished.ConfigureAwait(false);
    }

    private static async Task<string> BodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync().ConfigureAwait(false);
    }

    private static string Page(IReadOnlyList<string> figures)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Figures</title>")
            .Append("<style>body{background:#fff;width:760px;color-scheme:light}</style>")
            .Append("<script>window.ropecoursePlotlyUrl='/plotly.min.js'</script><body>");
        foreach (var figure in figures)
        {
            page.Append("<section>").Append(figure).Append("</section>");
        }

        return page.Append("<script>").Append(Script).Append("</script></body></html>").ToString();
    }

    // Waits until plotly.js has drawn into every section, then sends a picture of each: its caption, and below it the drawing.
    private const string Script = """
        (async () => {
          const width = 720, scale = 1.5, sections = [...document.querySelectorAll('section')];
          const plot = section => section.querySelector('.js-plotly-plot');
          const pause = ms => new Promise(done => setTimeout(done, ms));
          const caption = section => [
            ['600 16px system-ui, sans-serif', '#111', section.querySelector('figcaption strong')],
            ['14px system-ui, sans-serif', '#444', section.querySelector('.ropecourse-subtitle')],
            ['14px system-ui, sans-serif', '#444', section.querySelector('.ropecourse-control:not([hidden])')],
          ].filter(part => part[2]).map(([font, colour, part]) => [font, colour, part.textContent.replace(/[▶❚]/g, '').trim()]);
          const wrap = (pen, text) => text.split(/\s+/).reduce((lines, word) => {
            const longer = lines[lines.length - 1] + ' ' + word;
            if (lines[0] && pen.measureText(longer).width > width - 16) lines.push(word);
            else lines[lines.length - 1] = longer.trim();
            return lines;
          }, ['']);
          const image = async drawn => {
            const layout = Object.assign({}, drawn.layout, { paper_bgcolor: '#ffffff', plot_bgcolor: '#ffffff' });
            const picture = new Image();
            picture.src = await Plotly.toImage({ data: drawn.data, layout: layout, config: { staticPlot: true } },
              { format: 'png', width: width, height: drawn._fullLayout.height, scale: scale });
            await picture.decode();
            return picture;
          };
          const print = async section => {
            const drawn = plot(section), picture = await image(drawn), sheet = document.createElement('canvas'), pen = sheet.getContext('2d');
            const lines = caption(section).flatMap(([font, colour, text]) => { pen.font = font; return wrap(pen, text).map(line => [font, colour, line]); });
            const top = lines.length * 21 + 8;
            sheet.width = width * scale;
            sheet.height = (top + drawn._fullLayout.height) * scale;
            pen.scale(scale, scale);
            pen.fillStyle = '#ffffff';
            pen.fillRect(0, 0, sheet.width, sheet.height);
            lines.forEach(([font, colour, line], i) => { pen.font = font; pen.fillStyle = colour; pen.fillText(line, 8, 20 + 21 * i); });
            pen.drawImage(picture, 0, top, width, drawn._fullLayout.height);
            return sheet.toDataURL('image/png').split(',')[1];
          };
          try {
            for (const until = Date.now() + 60000; Date.now() < until && !sections.every(section => plot(section)?._fullLayout);) await pause(50);
            const missing = sections.findIndex(section => !plot(section)?._fullLayout);
            if (missing >= 0) throw new Error('figure ' + (missing + 1) + ' was not drawn');
            await pause(300);
            for (let i = 0; i < sections.length; i++) await fetch('/image/' + i, { method: 'POST', body: await print(sections[i]) });
            await fetch('/done', { method: 'POST', body: '' });
          } catch (error) {
            await fetch('/done', { method: 'POST', body: String(error.message || error) });
          }
        })();
        """;
}
