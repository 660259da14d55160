using System.Text;

namespace RopeCourse.Studio.Notebooks;

/// <summary>Writes a file so that a crash, a full disk or a kill leaves either the old text or the new one.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, then renames over it.</summary>
    /// <param name="path">The file to replace or create.</param>
    /// <param name="text">The whole new text, written as UTF-8 without a byte order mark.</param>
    /// <exception cref="StudioException">The folder cannot be written or the disk is full; the old file is untouched.</exception>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes beside the file, then renames over it.</summary>
    /// <param name="path">The file to replace or create.</param>
    /// <param name="bytes">The whole new content.</param>
    /// <exception cref="StudioException">The folder cannot be written or the disk is full; the old file is untouched.</exception>
    public static void WriteAllBytes(string path, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        var beside = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(beside);
            throw new StudioException($"{Path.GetFileName(path)} could not be written ({failure.Message.TrimEnd('.')}); the old file is untouched.", failure);
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder refuses even that; the old file still stands, which is what matters.
        }
    }
}
