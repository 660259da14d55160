namespace RopeCourse.Tests;

/// <summary>Compares rotations with the two operators of ONNX Runtime. They get cos and sin from the library's cache, so that the rotations alone are compared.</summary>
public sealed class OnnxRotationTests
{
    private const int Heads = 3;
    private const int Cached = 8_300;
    private static readonly string[] OperatorSets = [OfficialRotation.Standard, OfficialRotation.Microsoft];
    private static readonly PairLayout[] Layouts = [PairLayout.Interleaved, PairLayout.SplitHalves];

    // Two sequences each. What position the padding on the left gets does not matter to a model; 0 and 1 are usual.
    private static readonly Dictionary<string, int[][]> Positions = new()
    {
        ["from 0"] = [[0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]],
        ["from a start"] = [[100, 101, 102, 103, 104, 105, 106], [2_500, 2_501, 2_502, 2_503, 2_504, 2_505, 2_506]],
        ["with gaps"] = [[0, 1, 5, 6, 40, 41, 900], [3, 10, 11, 12, 700, 701, 4_095]],
        ["with left padding"] = [[1, 1, 1, 0, 1, 2, 3], [0, 0, 0, 0, 0, 0, 1]],
        ["beyond 4096"] = [[4_095, 4_096, 4_097, 5_000, 8_191, 8_192, 8_299], [8_293, 8_294, 8_295, 8_296, 8_297, 8_298, 8_299]],
        ["of one token"] = [[8_192], [77]],
    };

    public static TheoryData<string, int, int> Shapes => new(
        from operatorSet in OperatorSets
        from size in ((int HeadDim, int RotaryDim)[])
        [
            (64, 64), (64, 32), (64, 16), (64, 2), (80, 80), (80, 32), (80, 20), (96, 96), (96, 48),
            (128, 128), (128, 64), (128, 32), (256, 256), (256, 64), (256, 250),
        ]
        select (operatorSet, size.HeadDim, size.RotaryDim));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rotations_agree_at_any_positions(string operatorSet, int headDim, int rotaryDim)
    {
        var cache = new RotaryCache(Cached, rotaryDim);
        (OnnxTensor cos, OnnxTensor sin) = (OnnxTensor.Cos(cache), OnnxTensor.Sin(cache));
        foreach (PairLayout layout in Layouts)
        {
            var rotary = new RotaryEmbedding(headDim, layout, rotaryDim: rotaryDim);
            var library = new LibraryRotation(rotary, Heads);
            foreach ((string name, int[][] positions) in Positions)
            {
                float[] rows = Sample.Floats(positions.Length * Heads * positions[0].Length * headDim, headDim + rotaryDim);
                IEnumerable<double> fast = library.Fast(rows, cache, positions).Select(value => (double)value);
                double[] paper = library.Paper(rows, positions);
                foreach (bool headsFirst in (bool[])[true, false])
                {
                    float[] official = new OfficialRotation(operatorSet, rotary, Heads) { HeadsFirst = headsFirst }
                        .Rotate(rows, positions.Length, cos, sin, OnnxTensor.Positions(positions));
                    string what = $"{layout}, positions {name}, heads first {headsFirst}:";
                    Near.Equal(fast, official, Tolerances.OfficialRotation, what);
                    Near.Equal(paper, official, Tolerances.OfficialRotation, what);
                }
            }
        }
    }

    /// <summary>The form that a model runs: one call rotates all new tokens of a head, and only the position of the first is given.</summary>
    [Fact]
    public void Rotations_agree_when_only_the_start_is_given()
    {
        const int tokens = 19;
        var cache = new RotaryCache(Cached, 96);
        foreach (PairLayout layout in Layouts)
        {
            var rotary = new RotaryEmbedding(128, layout, rotaryDim: 96);
            float[] rows = Sample.Floats(2 * Heads * tokens * 128, 5);
            foreach (int start in (int[])[0, 1, 4_090, Cached - tokens])
            {
                float[] official = new OfficialRotation(OfficialRotation.Microsoft, rotary, Heads)
                    .Rotate(rows, 2, OnnxTensor.Cos(cache), OnnxTensor.Sin(cache), new OnnxTensor((long[])[start], 1));
                foreach ((int head, float[] part) in rows.Chunk(tokens * 128).Index())
                {
                    rotary.Rotate(part, cache, start, part);
                    Near.Equal(part.Select(value => (double)value), official.AsSpan(head * part.Length, part.Length),
                        Tolerances.OfficialRotation, $"{layout}, start {start}, head {head}:");
                }
            }
        }
    }

    [Fact]
    public void Rotations_agree_when_cos_and_sin_are_given_for_each_token()
    {
        int[][] positions = Positions["with gaps"];
        var cache = new RotaryCache(Cached, 32);
        float[] rows = Sample.Floats(2 * Heads * 7 * 80, 6);
        foreach (PairLayout layout in Layouts)
        {
            var rotary = new RotaryEmbedding(80, layout, rotaryDim: 32);
            foreach (bool headsFirst in (bool[])[true, false])
            {
                float[] official = new OfficialRotation(OfficialRotation.Standard, rotary, Heads) { HeadsFirst = headsFirst }
                    .Rotate(rows, 2, Gather(cache.Cos), Gather(cache.Sin), null);
                Near.Equal(new LibraryRotation(rotary, Heads).Paper(rows, positions), official, Tolerances.OfficialRotation, $"{layout}:");
            }
        }

        OnnxTensor Gather(Func<int, ReadOnlySpan<float>> row) =>
            new(positions.SelectMany(ids => ids).SelectMany(position => row(position).ToArray()).ToArray(), 2, 7, 16);
    }

    /// <summary>Cos and sin are computed here, from nothing but the formula of the paper, up to position 131,071.</summary>
    [Theory]
    [InlineData(ThetaBase.Default)]
    [InlineData(ThetaBase.Llama3)]
    public void Rotations_agree_with_cos_and_sin_that_the_library_did_not_compute(double thetaBase)
    {
        const int pairs = 32, cached = 131_072;
        (var cos, var sin) = (new float[cached * pairs], new float[cached * pairs]);
        for (int n = 0; n < cos.Length; n++)
        {
            double angle = n / pairs * Math.Pow(thetaBase, -2.0 * (n % pairs) / (2 * pairs));
            (cos[n], sin[n]) = ((float)Math.Cos(angle), (float)Math.Sin(angle));
        }

        int[][] positions = [[0, 1, 4_096, 8_192, 65_536, 131_071], [131_066, 131_067, 131_068, 131_069, 131_070, 131_071]];
        float[] rows = Sample.Floats(2 * Heads * 6 * 96, 7);
        foreach (PairLayout layout in Layouts)
        {
            var rotary = new RotaryEmbedding(96, layout, thetaBase, rotaryDim: 2 * pairs);
            foreach (string operatorSet in OperatorSets)
            {
                float[] official = new OfficialRotation(operatorSet, rotary, Heads)
                    .Rotate(rows, 2, new OnnxTensor(cos, cached, pairs), new OnnxTensor(sin, cached, pairs), OnnxTensor.Positions(positions));
                Near.Equal(new LibraryRotation(rotary, Heads).Paper(rows, positions), official, Tolerances.OfficialRotation, $"{operatorSet}, {layout}:");
            }
        }
    }

    /// <summary>Shows that the tests above would notice: another pairing and another sign are further off than any rounding.</summary>
    [Theory]
    [InlineData(OfficialRotation.Standard)]
    [InlineData(OfficialRotation.Microsoft)]
    public void The_other_pairing_and_the_other_sign_are_far_off(string operatorSet)
    {
        int[][] positions = Positions["from a start"];
        float[] rows = Sample.Floats(2 * Heads * 7 * 64, 8);
        var cache = new RotaryCache(Cached, 64);
        (OnnxTensor cos, OnnxTensor sin) = (OnnxTensor.Cos(cache), OnnxTensor.Sin(cache));
        var minusSin = new OnnxTensor(Array.ConvertAll((float[])sin.Data, value => -value), sin.Shape);
        double[] expected = new LibraryRotation(new RotaryEmbedding(64, PairLayout.Interleaved), Heads).Paper(rows, positions);
        Assert.True(Farthest(PairLayout.SplitHalves, sin) > 1);
        Assert.True(Farthest(PairLayout.Interleaved, minusSin) > 1);
        Assert.True(Farthest(PairLayout.Interleaved, sin) < Tolerances.OfficialRotation);

        double Farthest(PairLayout layout, OnnxTensor sines) => new OfficialRotation(operatorSet, new RotaryEmbedding(64, layout), Heads)
            .Rotate(rows, 2, cos, sines, OnnxTensor.Positions(positions)).Zip(expected, (got, want) => Math.Abs(got - want)).Max();
    }
}
