using RopeCourse.Studio.Pages;

namespace RopeCourse.Studio.Tests.Pages;

public sealed class SiteWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pages-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Everything_a_page_refers_to_is_written()
    {
        SiteWriter.Write([SampleNotebook.Before, SampleNotebook.Full], folder);

        string[] expected = ["01-does-order-matter.html", "02-counting-in-bits.html", "assets/page.js", "assets/plotly.min.js", "assets/style.css", "index.html"];
        Assert.Equal(expected, Files());
        Assert.StartsWith("/**\n* plotly.js v2.28.0", File.ReadAllText(Path.Combine(folder, "assets", "plotly.min.js")), StringComparison.Ordinal);
        Assert.All(Files().Where(file => file.StartsWith("assets", StringComparison.Ordinal)), file => Assert.True(new FileInfo(Path.Combine(folder, file)).Length > 1000));
    }

    [Fact]
    public void The_same_chapters_give_the_same_bytes()
    {
        var other = Path.Combine(folder, "again");
        SiteWriter.Write([SampleNotebook.Full], folder);
        SiteWriter.Write([SampleNotebook.Full], other);

        Assert.All(Files().Where(file => !file.StartsWith("again", StringComparison.Ordinal)), file =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, file)), File.ReadAllBytes(Path.Combine(other, file))));
    }

    [Fact]
    public void Pages_use_no_carriage_return_and_no_network()
    {
        SiteWriter.Write([SampleNotebook.Full], folder);

        foreach (var file in Files().Where(file => file != "assets/plotly.min.js"))
        {
            var text = File.ReadAllText(Path.Combine(folder, file));
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain("http://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pages_are_replaced_whole_and_nothing_is_left_beside_them()
    {
        var page = Path.Combine(folder, "02-counting-in-bits.html");
        File.WriteAllText(page, "old");

        SiteWriter.Write([SampleNotebook.Full], folder);

        Assert.EndsWith("</html>\n", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.DoesNotContain(Files(), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_named_in_one_sentence()
    {
        Directory.CreateDirectory(Path.Combine(folder, "02-counting-in-bits.html"));

        var problem = Assert.Throws<StudioException>(() => SiteWriter.Write([SampleNotebook.Full], folder));

        Assert.StartsWith("02-counting-in-bits.html could not be written", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Files(), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused()
    {
        var taken = Path.Combine(folder, "taken");
        File.WriteAllText(taken, "");

        Assert.Throws<StudioException>(() => SiteWriter.Write([], taken));
    }

    [Fact]
    public void No_chapters_still_make_a_first_page()
    {
        SiteWriter.Write([], folder);

        Assert.Contains("<ol class=\"chapters\">", File.ReadAllText(Path.Combine(folder, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_asked_for() => Assert.Throws<ArgumentException>(() => SiteWriter.Write([], " "));

    private string[] Files() => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];
}
