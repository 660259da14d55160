using System.Buffers.Binary;
using System.IO.Compression;

namespace RopeCourse.Studio.Figures;

/// <summary>Holds the pixels of a picture, row by row, as 0xRRGGBB on white.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Colors">The colours, <c>[Width · Height]</c>.</param>
internal sealed record Pixels(int Width, int Height, int[] Colors);

/// <summary>Reads the PNG files that browsers write: eight bits a channel, not interlaced (ISO/IEC 15948, sections 5, 9 and 10).</summary>
internal static class PngReader
{
    private const int Palette = 3;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads a picture.</summary>
    /// <param name="png">The file.</param>
    /// <returns>Its pixels, or null where it is of another sort.</returns>
    /// <exception cref="InvalidDataException">The file breaks off or is damaged.</exception>
    public static Pixels? Read(byte[] png)
    {
        if (!png.AsSpan().StartsWith(Signature))
            return null;
        byte[] header = [];
        byte[] palette = [];
        using var packed = new MemoryStream();
        for (var at = Signature.Length; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (length < 0 || length > png.Length - at - 12)
                throw new InvalidDataException("The PNG breaks off within a chunk.");
            var data = png.AsSpan(at + 8, length);
            switch (System.Text.Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR": header = data.ToArray(); break;
                case "PLTE": palette = data.ToArray(); break;
                case "IDAT": packed.Write(data); break;
            }

            at += length + 12;
        }

        var channels = header.Length < 13 ? 0 : header[9] switch { 2 => 3, 6 => 4, Palette => 1, _ => 0 };
        if (channels == 0 || header[8] != 8 || header[12] != 0)
            return null;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        packed.Position = 0;
        var bytes = Unfilter(packed, width * channels, height, channels);
        return new Pixels(width, height, [.. Enumerable.Range(0, width * height).Select(pixel => channels == 1
            ? Color(palette, 3 * bytes[pixel], 3)
            : Color(bytes, channels * pixel, channels))]);
    }

    /// <summary>Undoes the prediction of each row from its left and upper neighbours.</summary>
    private static byte[] Unfilter(Stream packed, int stride, int height, int channels)
    {
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var result = new byte[stride * height];
        var line = new byte[stride + 1];
        for (var row = 0; row < height; row++)
        {
            if (unpacked.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length)
                throw new InvalidDataException("The PNG breaks off within its rows.");
            for (var i = 0; i < stride; i++)
            {
                int left = i < channels ? 0 : result[(row * stride) + i - channels];
                int up = row == 0 ? 0 : result[((row - 1) * stride) + i];
                int corner = row == 0 || i < channels ? 0 : result[((row - 1) * stride) + i - channels];
                result[(row * stride) + i] = (byte)(line[i + 1] + line[0] switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                });
            }
        }

        return result;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static int Color(byte[] bytes, int at, int channels)
    {
        var alpha = channels == 4 ? bytes[at + 3] : 255;
        return (OnWhite(bytes[at]) << 16) | (OnWhite(bytes[at + 1]) << 8) | OnWhite(bytes[at + 2]);

        int OnWhite(byte value) => ((value * alpha) + (255 * (255 - alpha)) + 127) / 255;
    }
}
