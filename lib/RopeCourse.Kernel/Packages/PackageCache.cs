using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RopeCourse.Kernel;

/// <summary>Remembers what a restore found, so that the next kernel with the same wishes starts no <c>dotnet</c> process.</summary>
/// <remarks>
/// An entry counts while every file it names has the size and time it had, and while each package of a folder feed
/// is the one that was extracted. Answers to floating versions count for a day.
/// </remarks>
internal static class PackageCache
{
    private const string Format = "2";
    private static readonly TimeSpan FloatingLife = TimeSpan.FromDays(1);

    /// <summary>Gets the folder of the cache; the environment variable <c>ROPECOURSE_KERNEL_CACHE</c> moves it.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("ROPECOURSE_KERNEL_CACHE") is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(LocalData(), "RopeCourse.Kernel");

    /// <summary>Computes a name for the wishes, the platform and every NuGet.Config that has a say.</summary>
    public static string Key(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, string configFolder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Format, Environment.Version.Major.ToString(System.Globalization.CultureInfo.InvariantCulture), DotnetRestore.RuntimeIdentifier);
        Append(hash, [Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "", .. packages.Select(p => p.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal)]);
        Append(hash, [.. sources]);
        foreach (string file in ConfigFiles(configFolder))
            Append(hash, file, File.ReadAllText(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    public static RestoredPackages? TryRead(string key)
    {
        try
        {
            string path = EntryPath(key);
            if (!File.Exists(path) || JsonSerializer.Deserialize<Entry>(File.ReadAllBytes(path)) is not { } entry)
                return null;
            if (entry.IsFloating && DateTime.UtcNow - entry.Written > FloatingLife)
                return null;
            if (!entry.Stamps.All(stamp => stamp.IsTrue()))
                return null;
            if (entry.FeedStamps.All(stamp => stamp.IsTrue()))
                return entry.Packages;
            // Packed again, but perhaps to the same bytes.
            if (!entry.Packages.FolderPackages.All(FeedFreshness.IsCurrent))
                return null;
            Write(key, entry.Packages, entry.IsFloating, entry.Written);
            return entry.Packages;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NullReferenceException)
        {
            return null; // a cache that cannot be read is no cache
        }
    }

    public static void Write(string key, RestoredPackages packages, bool isFloating, DateTime written)
    {
        string[] files = [.. packages.CompileAssemblies.Concat(packages.RuntimeAssemblies).Concat(packages.NativeLibraries).Concat(packages.Markers).Distinct()];
        var entry = new Entry(written, isFloating, packages, [.. files.Select(Stamp.Of)], [.. packages.FolderPackages.Select(p => Stamp.Of(p.PackageFile))]);
        string path = EntryPath(key);
        string beside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(entry));
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without a cache the next run is slower, not wrong.
        }
    }

    /// <summary>Waits until no other kernel of this user restores. Dispose the result to let the next one in.</summary>
    public static IDisposable Lock(CancellationToken interrupt)
    {
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PackageException($"The folder {Folder}, which this kernel needs for packages, could not be made: {error.Message}");
        }

        while (true)
        {
            interrupt.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                interrupt.WaitHandle.WaitOne(50);
            }
        }
    }

    private static string EntryPath(string key) => Path.Combine(Folder, key + ".json");

    private static IEnumerable<string> ConfigFiles(string folder)
    {
        string[] names = ["NuGet.Config", "NuGet.config", "nuget.config"];
        for (DirectoryInfo? directory = new(folder); directory is not null; directory = directory.Parent)
        {
            if (names.Select(name => Path.Combine(directory.FullName, name)).FirstOrDefault(File.Exists) is { } file)
                yield return file;
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string data = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        foreach (string user in new[] { Path.Combine(home, ".nuget", "NuGet"), Path.Combine(data, "NuGet") })
        {
            if (names.Select(name => Path.Combine(user, name)).FirstOrDefault(File.Exists) is { } file)
                yield return file;
        }
    }

    private static void Append(IncrementalHash hash, params string[] texts)
    {
        foreach (string text in texts)
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
    }

    private static string LocalData()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0 ? data : Path.GetTempPath();
    }

    private sealed record Entry(DateTime Written, bool IsFloating, RestoredPackages Packages, IReadOnlyList<Stamp> Stamps, IReadOnlyList<Stamp> FeedStamps);

    private sealed record Stamp(string Path, long Size, DateTime Time)
    {
        public static Stamp Of(string path)
        {
            var file = new FileInfo(path);
            return new Stamp(path, file.Exists ? file.Length : -1, file.LastWriteTimeUtc);
        }

        public bool IsTrue() => Of(Path) == this;
    }
}
