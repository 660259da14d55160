using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using RopeCourse.Studio.Figures;

namespace RopeCourse.Studio.Tests.Figures;

public sealed class PngShrinkerTests
{
    // Six by five pixels, red 40·x, green 60·y, blue 10·(x + y), opaque; row y is predicted by method y, so each of the five is there.
    private static readonly byte[] EveryFilter = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAYAAAAFCAYAAABmWJ3mAAAAQElEQVR42mNgYGD4r8HA9T+AQeR/BYPc/wUMGv9PMBj9Z2Sw4QJJMKBjJqAEAzbMzFAh0iAix8WAjlnAKhgwMQBzHA+GPKfrLgAAAABJRU5ErkJggg==");

    [Fact]
    public void Each_of_the_five_predictions_is_undone()
    {
        var pixels = PngReader.Read(EveryFilter)!;

        Assert.Equal((6, 5), (pixels.Width, pixels.Height));
        Assert.Equal(
            Enumerable.Range(0, 30).Select(i => (X: i % 6, Y: i / 6)).Select(p => (40 * p.X << 16) | (60 * p.Y << 8) | (10 * (p.X + p.Y))),
            pixels.Colors);
    }

    [Fact]
    public void Few_colours_are_kept_exactly()
    {
        var png = Plain(64, 48, (x, y) => (x + y) % 3 == 0 ? 0xCC79A7 : x > 20 ? 0xFFFFFF : 0x0072B2);
        var shrunk = PngShrinker.Shrink(png);

        Assert.True(shrunk.Length < png.Length / 4, $"{png.Length} bytes became {shrunk.Length}");
        Assert.Equal(PngReader.Read(png)!.Colors, PngReader.Read(shrunk)!.Colors);
    }

    [Fact]
    public void Many_colours_move_a_little()
    {
        // A line through colour space, as between ink and paper: 512 colours.
        var png = Plain(512, 8, (x, y) => ((x / 2) << 16) | ((x / 2) << 8) | (((x / 2) + (x % 2)) & 255));
        var shrunk = PngReader.Read(PngShrinker.Shrink(png))!;
        var furthest = PngReader.Read(png)!.Colors.Zip(shrunk.Colors, (a, b) => new[] { 0, 8, 16 }.Max(shift => Math.Abs(((a >> shift) & 255) - ((b >> shift) & 255)))).Max();

        Assert.InRange(shrunk.Colors.Distinct().Count(), 2, 256);
        Assert.InRange(furthest, 0, 8);
    }

    [Fact]
    public void Transparent_pixels_become_white()
    {
        // One pixel of half-transparent black.
        var png = File(1, 1, 6, [0, 0, 0, 0, 128]);
        Assert.Equal([0x7F7F7F], PngReader.Read(png)!.Colors);
    }

    [Fact]
    public void The_same_picture_gives_the_same_file() => Assert.Equal(PngShrinker.Shrink(EveryFilter), PngShrinker.Shrink(EveryFilter));

    [Fact]
    public void What_is_no_such_png_stays_as_it_is()
    {
        byte[] text = [1, 2, 3];
        Assert.Same(text, PngShrinker.Shrink(text));
        var grey = File(1, 1, 0, [0, 7]);
        Assert.Same(grey, PngShrinker.Shrink(grey));
    }

    [Fact]
    public void A_file_that_breaks_off_is_named()
    {
        Assert.Contains("breaks off", Assert.Throws<InvalidDataException>(() => PngReader.Read(EveryFilter[..^40])).Message, StringComparison.Ordinal);
        Assert.Contains("rows", Assert.Throws<InvalidDataException>(() => PngReader.Read(File(4, 4, 2, [0, 1, 2, 3]))).Message, StringComparison.Ordinal);
    }

    private static byte[] Plain(int width, int height, Func<int, int, int> color) => File(width, height, 6, [.. Enumerable.Range(0, height)
        .SelectMany(y => Enumerable.Range(0, width).SelectMany(x => color(x, y) is var c ? new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c, (byte)255 } : []).Prepend((byte)0))]);

    // Checksums are left 0: the reader takes a browser's word for them.
    private static byte[] File(int width, int height, byte colorType, byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            pack.Write(rows);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR", [.. Number(width), .. Number(height), 8, colorType, 0, 0, 0]), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data) => [.. Number(data.Length), .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
