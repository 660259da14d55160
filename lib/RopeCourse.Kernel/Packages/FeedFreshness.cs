using System.Security.Cryptography;

namespace RopeCourse.Kernel;

/// <summary>Finds and removes extracted packages that a folder feed has since replaced under the same version.</summary>
internal static class FeedFreshness
{
    /// <summary>Compares <c>base64(SHA-512(package file))</c> with the hash that was written when the package was extracted.</summary>
    public static bool IsCurrent(FolderPackage package)
    {
        if (!File.Exists(package.PackageFile) || !File.Exists(package.HashFile))
            return false;
        using FileStream stream = File.OpenRead(package.PackageFile);
        return Convert.ToBase64String(SHA512.HashData(stream)) == File.ReadAllText(package.HashFile).Trim();
    }

    /// <summary>Deletes the stale copies so that the next restore extracts the new ones.</summary>
    /// <returns><see langword="true"/> when there was one.</returns>
    public static bool Evict(IReadOnlyList<FolderPackage> packages)
    {
        bool found = false;
        foreach (FolderPackage package in packages)
        {
            if (IsCurrent(package))
                continue;
            string folder = Path.GetDirectoryName(package.HashFile)!;
            try
            {
                // The marker goes first: without it NuGet takes a half-deleted folder for no package at all.
                File.Delete(Path.Combine(folder, ".nupkg.metadata"));
                File.Delete(package.HashFile);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new PackageException($"The old copy of {Path.GetFileName(package.PackageFile)} in {folder} could not be replaced because another program uses it; close other kernels and try again.");
            }

            found = true;
        }

        return found;
    }
}
