using System.Text;

namespace RopeCourse.Studio.Pages;

/// <summary>Writes files so that a reader sees the old one or the new one, never half of one.</summary>
internal static class FileReplacement
{
    /// <summary>Writes a text as UTF-8 beside the file, then renames it over the file.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes beside the file, then renames them over the file.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
