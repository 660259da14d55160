namespace RopeCourse.Tests;

/// <summary>Finds the checkout that these tests were built from: the folder above them that holds the solution.</summary>
internal static class Repository
{
    public static DirectoryInfo Root { get; } = Find();

    private static DirectoryInfo Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RopeCourse.sln")))
                return folder;
        }

        throw new DirectoryNotFoundException("No folder above the tests holds RopeCourse.sln; run them from a checkout.");
    }
}
