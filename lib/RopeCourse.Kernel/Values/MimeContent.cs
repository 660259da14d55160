namespace RopeCourse.Kernel;

/// <summary>Holds content of a given MIME type, which is shown as it is.</summary>
/// <param name="MimeType">Gets the type, such as <c>text/latex</c>.</param>
/// <param name="Content">Gets the content; base64 where the type is an image other than SVG.</param>
public sealed record MimeContent(string MimeType, string Content)
{
    private static readonly (string MimeType, byte[] Start)[] Images =
    [
        ("image/png", [0x89, (byte)'P', (byte)'N', (byte)'G']),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", [(byte)'G', (byte)'I', (byte)'F', (byte)'8']),
    ];

    /// <summary>Gets what a terminal shows: the text itself, or for an image its type and size.</summary>
    /// <returns>One text.</returns>
    public override string ToString() => IsText(MimeType) ? Content : $"({MimeType}, {Content.Length * 3 / 4 / 1024} KB)";

    /// <summary>Reads an image's kind from its first bytes.</summary>
    /// <exception cref="ArgumentException">The bytes are no PNG, JPEG, GIF or SVG.</exception>
    internal static MimeContent OfImage(byte[] bytes, string parameter)
    {
        foreach ((string mimeType, byte[] start) in Images)
        {
            if (bytes.AsSpan().StartsWith(start))
                return new MimeContent(mimeType, Convert.ToBase64String(bytes));
        }

        string head = System.Text.Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 1000));
        return head.Contains("<svg", StringComparison.Ordinal)
            ? new MimeContent("image/svg+xml", System.Text.Encoding.UTF8.GetString(bytes))
            : throw new ArgumentException($"{parameter} holds {bytes.Length} bytes that are no PNG, JPEG, GIF or SVG image.", parameter);
    }

    private static bool IsText(string mimeType) => mimeType.StartsWith("text/", StringComparison.Ordinal);
}
