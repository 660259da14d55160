using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RopeCourse.Kernel;

/// <summary>Keeps on disk which cell is running, so that the kernel which a client starts after a crash can say what happened.</summary>
/// <remarks>
/// Jupyter starts it with the same connection file. A process that dies of a stack overflow or is killed can tell nothing itself.
/// The first line of the file counts, and it is written over in one step, which is all that a cell has to pay for it.
/// </remarks>
internal sealed class LastCell : IDisposable
{
    private const int MostCharacters = 200;
    private readonly string path;
    private readonly SafeFileHandle? file;

    /// <param name="connectionFile">The file beside which the note lies.</param>
    public LastCell(string connectionFile)
    {
        path = Note(connectionFile);
        try
        {
            string left = File.Exists(path) ? File.ReadLines(path).FirstOrDefault() ?? "" : "";
            if (left.Length > 0)
                Obituary = $"The kernel before this one ended while it ran the cell that begins with \"{left}\"; its variables are gone. A stack overflow, too little memory or Environment.FailFast end a kernel.\n";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (new FileStream(path, options))
            {
                // Made so that its owner alone can read it.
            }

            file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, options.Share);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written costs the note, not the kernel.
        }
    }

    /// <summary>Names the note of a kernel.</summary>
    public static string Note(string connectionFile) => connectionFile + ".cell";

    /// <summary>Gets what to tell about the kernel before this one, if it did not end in peace.</summary>
    public string? Obituary { get; private set; }

    /// <summary>Notes the cell that is about to run.</summary>
    /// <returns>What to tell first; told once.</returns>
    public string? Begin(string code)
    {
        ReadOnlySpan<char> line = code.AsSpan().TrimStart();
        int end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        Write(line.Length > MostCharacters ? $"{line[..MostCharacters]}…" : line.ToString());
        string? told = Obituary;
        Obituary = null;
        return told;
    }

    /// <summary>Notes that no cell is running.</summary>
    public void End() => Write("");

    public void Dispose()
    {
        file?.Dispose();
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It lies in a folder of temporary files.
        }
    }

    private void Write(string text)
    {
        try
        {
            if (file is not null)
                RandomAccess.Write(file, Encoding.UTF8.GetBytes(text + "\n"), 0);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // As above.
        }
    }
}
