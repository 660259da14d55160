using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RopeCourse.Studio.Figures;

/// <summary>
/// Writes a picture again with at most 256 colours. A browser's PNG of a figure is four to six times as large,
/// and a notebook holds one for each figure.
/// </summary>
internal static class PngShrinker
{
    private const int MostColors = 256;

    /// <summary>Shrinks a picture; one that cannot be read, or would not become smaller, is left as it is.</summary>
    /// <param name="png">The file.</param>
    /// <returns>The smaller file, or the same.</returns>
    public static byte[] Shrink(byte[] png)
    {
        if (PngReader.Read(png) is not { } pixels)
            return png;
        var palette = Palette(pixels.Colors);
        var nearest = new Dictionary<int, byte>();
        var indices = pixels.Colors.Select(color => nearest.TryGetValue(color, out var index) ? index : nearest[color] = Nearest(palette, color)).ToArray();
        var shrunk = Write(pixels.Width, pixels.Height, palette, indices);
        return shrunk.Length < png.Length ? shrunk : png;
    }

    /// <summary>Chooses the colours: all where they are few, else the commonest of each small cell of colour space, cells with most pixels first.</summary>
    private static int[] Palette(int[] colors)
    {
        var counts = new Dictionary<int, int>();
        foreach (var color in colors)
            counts[color] = counts.GetValueOrDefault(color) + 1;
        // Ties are broken by the colour itself, so that the same picture always gives the same file.
        return [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .GroupBy(pair => counts.Count <= MostColors ? pair.Key : pair.Key & 0xF8F8F8)
            .OrderByDescending(cell => cell.Sum(pair => pair.Value)).ThenBy(cell => cell.Key)
            .Take(MostColors)
            .Select(cell => cell.First().Key)];
    }

    private static byte Nearest(int[] palette, int color)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < palette.Length && least > 0; i++)
        {
            var distance = Square(16) + Square(8) + Square(0);
            if (distance < least)
                (best, least) = (i, distance);

            int Square(int shift)
            {
                var difference = ((palette[i] >> shift) & 255) - ((color >> shift) & 255);
                return difference * difference;
            }
        }

        return (byte)best;
    }

    private static byte[] Write(int width, int height, int[] palette, byte[] indices)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Chunk(png, "IHDR", header);
        Chunk(png, "PLTE", [.. palette.SelectMany(color => new[] { (byte)(color >> 16), (byte)(color >> 8), (byte)color })]);

        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                // No prediction: an index says nothing about its neighbour's colour.
                pack.WriteByte(0);
                pack.Write(indices, row * width, width);
            }
        }

        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(named));
        png.Write(number);
    }

    /// <summary>Computes the checksum of a chunk, bit by bit (ISO/IEC 15948, annex D).</summary>
    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320u * (crc & 1));
        }

        return ~crc;
    }
}
