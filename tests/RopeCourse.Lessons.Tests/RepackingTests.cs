namespace RopeCourse.Lessons.Tests;

/// <summary>Packs a small library with the targets of the course and reads it from another project, in a folder of its own.</summary>
public sealed class RepackingTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void A_rebuilt_library_reaches_its_reader_although_the_version_is_the_same()
    {
        using var site = new PackingSite();
        site.WritePart("one");
        site.Dotnet(s_patience, "build", "library");
        Assert.Equal("one", site.Dotnet(s_patience, "run", "--project", "reader"));

        DateTime packed = File.GetLastWriteTimeUtc(site.Package);
        site.Dotnet(s_patience, "build", "library", "--no-restore");
        Assert.Equal(packed, File.GetLastWriteTimeUtc(site.Package));
        Assert.True(Directory.Exists(site.Extracted), "a build without changes removed the extracted package");

        site.WritePart("two");
        Assert.Contains("Removed the extracted RopeCourse 1.0.0", site.Dotnet(s_patience, "build", "library", "--no-restore"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(site.Extracted), "the extracted package is still the old one");
        Assert.Equal("two", site.Dotnet(s_patience, "run", "--project", "reader"));

        // Windows refuses to delete a file in use; the build must come through all the same.
        site.WritePart("three");
        using (new FileStream(Path.Combine(site.Extracted, "lib", "net10.0", "Library.dll"), FileMode.Open, FileAccess.Read, FileShare.None))
            site.Dotnet(s_patience, "build", "library", "--no-restore");
        Assert.False(File.Exists(Path.Combine(site.Extracted, ".nupkg.metadata")), "NuGet would take the old package for whole");
    }
}
