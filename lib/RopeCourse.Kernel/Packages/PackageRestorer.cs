namespace RopeCourse.Kernel;

/// <summary>Gets packages: from the cache where it still holds, else by a restore.</summary>
internal static class PackageRestorer
{
    /// <param name="packages">What is wanted.</param>
    /// <param name="sources">Folders and addresses to look in, beside those that NuGet.Config files name.</param>
    /// <param name="configFolder">The folder from which NuGet.Config files are looked for, upwards.</param>
    /// <param name="progress">Told one line when there is something to wait for, and null when the wait has ended well.</param>
    /// <param name="interrupt">Ends the wait.</param>
    /// <exception cref="PackageException">The packages cannot be had.</exception>
    public static RestoredPackages Restore(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, string configFolder, Action<string?> progress, CancellationToken interrupt)
    {
        string key = PackageCache.Key(packages, sources, configFolder);
        if (PackageCache.TryRead(key) is { } known)
            return known;
        using IDisposable alone = PackageCache.Lock(interrupt);
        if (PackageCache.TryRead(key) is { } restoredMeanwhile)
            return restoredMeanwhile;

        progress($"Restoring {string.Join(", ", packages)} …\n");
        string work = Path.Combine(PackageCache.Folder, "work-" + Guid.NewGuid().ToString("N"));
        try
        {
            RestoredPackages restored = DotnetRestore.Run(packages, sources, configFolder, work, interrupt);
            if (FeedFreshness.Evict(restored.FolderPackages))
            {
                Directory.Delete(work, recursive: true);
                restored = DotnetRestore.Run(packages, sources, configFolder, work, interrupt);
            }

            progress(null);
            PackageCache.Write(key, restored, packages.Any(p => p.IsFloating), DateTime.UtcNow);
            return restored;
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }
    }
}
