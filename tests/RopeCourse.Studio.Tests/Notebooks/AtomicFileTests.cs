using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Tests.Notebooks;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ropecourse-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_new_text_replaces_the_old_and_nothing_is_left_beside()
    {
        var path = Path.Combine(folder, "a.txt");
        File.WriteAllText(path, "old");

        AtomicFile.WriteAllText(path, "new");

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_reported_in_one_sentence()
    {
        var failure = Assert.Throws<StudioException>(() => AtomicFile.WriteAllText(Path.Combine(folder, "missing", "a.txt"), "new"));
        Assert.StartsWith("a.txt could not be written (", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("the old file is untouched.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_cannot_be_replaced_keeps_its_place_and_leaves_no_half_written_file()
    {
        var path = Path.Combine(folder, "a.txt");
        Directory.CreateDirectory(path);

        Assert.Throws<StudioException>(() => AtomicFile.WriteAllText(path, "new"));

        Assert.True(Directory.Exists(path));
        Assert.Empty(Directory.GetFiles(folder));
    }
}
