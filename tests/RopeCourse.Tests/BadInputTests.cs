using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Every public entrance refuses bad input with a message that holds the parameter, the value and the rule.</summary>
public sealed partial class BadInputTests
{
    private static readonly RotaryEmbedding Rotary = new(8, PairLayout.Interleaved);
    private static readonly RotaryCache Cache = new(16, 8);
    private static readonly SinusoidalEncoding Encoding = new(8);
    private static readonly BinaryTable Bits = BinaryEncoding.Table(4, 2);
    private static readonly float[] Buffer = new float[64];

    private static readonly Dictionary<string, (Action Call, string Parameter, string Message)> Table = new()
    {
        ["odd head dimension"] = (() => _ = new RotaryEmbedding(7, PairLayout.Interleaved), "headDim", "headDim is 7; it must be even and at least 2."),
        ["head dimension 0"] = (() => _ = new RotaryEmbedding(0, PairLayout.Interleaved), "headDim", "headDim is 0; it must be even and at least 2."),
        ["negative head dimension"] = (() => _ = new RotaryEmbedding(-8, PairLayout.Interleaved), "headDim", "headDim is -8; it must be even and at least 2."),
        ["unknown pairing"] = (() => _ = new RotaryEmbedding(8, (PairLayout)5), "layout", "layout is 5; it must be one of Interleaved, SplitHalves."),
        ["base below 1"] = (() => _ = new RotaryEmbedding(8, PairLayout.Interleaved, 0.5), "thetaBase", "thetaBase is 0.5; it must be a finite number and at least 1."),
        ["base NaN"] = (() => _ = new RotaryEmbedding(8, PairLayout.Interleaved, double.NaN), "thetaBase", "thetaBase is NaN; it must be a finite number and at least 1."),
        ["base infinite"] = (() => _ = new SinusoidalEncoding(8, double.PositiveInfinity), "thetaBase", "thetaBase is Infinity; it must be a finite number and at least 1."),
        ["rotary dimension odd"] = (() => _ = new RotaryEmbedding(8, PairLayout.Interleaved, rotaryDim: 3), "rotaryDim", "rotaryDim is 3; it must be even and between 2 and 8."),
        ["rotary dimension too large"] = (() => _ = new RotaryEmbedding(8, PairLayout.Interleaved, rotaryDim: 10), "rotaryDim", "rotaryDim is 10; it must be even and between 2 and 8."),
        ["rotary dimension 0"] = (() => _ = new RotaryEmbedding(8, PairLayout.Interleaved, rotaryDim: 0), "rotaryDim", "rotaryDim is 0; it must be even and between 2 and 8."),
        ["no such pair"] = (() => Rotary.Pair(4), "pair", "pair is 4; it must be between 0 and 3."),
        ["short vector"] = (() => Rotary.Rotate(new double[7], 0), "vector", "vector has 7 elements; it must have 8."),
        ["vector with NaN"] = (() => Rotary.Rotate([0, 0, double.NaN, 0, 0, 0, 0, 0], 0), "vector", "vector[2] is NaN; every coordinate must be a finite number."),
        ["position NaN"] = (() => Rotary.Rotate(new double[8], double.NaN), "position", "position is NaN; it must be a finite number."),
        ["narrow rows"] = (() => Rotary.Rotate(Zeros(2, 6)), "rows", "rows has 6 columns; it must have 8."),
        ["rows with infinity"] = (() => Rotary.Rotate(Zeros(2, 8) - double.PositiveInfinity), "rows", "rows[0, 0] is -Infinity; every coordinate must be a finite number."),
        ["negative start"] = (() => Rotary.Rotate(Zeros(2, 8), -1), "startPosition", "startPosition is -1; it must be at least 0."),
        ["positions for other rows"] = (() => Rotary.Rotate(Zeros(2, 8), [1, 2, 3]), "positions", "positions has 3 elements; it must have 2."),
        ["short source"] = (() => Rotary.Rotate(Buffer.AsSpan(0, 6), 1, Buffer.AsSpan(8, 8)), "source", "source has 6 elements; it must have 8."),
        ["short destination"] = (() => Rotary.Rotate(Buffer.AsSpan(0, 8), 1, Buffer.AsSpan(8, 7)), "destination", "destination has 7 elements; it must have 8."),
        ["no whole rows"] = (() => Rotary.Rotate(Buffer.AsSpan(0, 12), Cache, 0, Buffer.AsSpan(16, 12)), "source", "source has 12 elements; it must have whole rows of 8."),
        ["cache of another size"] = (() => Rotary.Rotate(Buffer.AsSpan(0, 8), new RotaryCache(4, 4), 0, Buffer.AsSpan(8, 8)), "cache", "cache has rotaryDim 4, thetaBase 10000 and no scaling; it must have rotaryDim 8, thetaBase 10000 and no scaling."),
        ["cache of another base"] = (() => Rotary.Rotate(Buffer.AsSpan(0, 8), new RotaryCache(4, 8, 500), 0, Buffer.AsSpan(8, 8)), "cache", "cache has rotaryDim 8, thetaBase 500 and no scaling; it must have rotaryDim 8, thetaBase 10000 and no scaling."),
        ["rows beyond the cache"] = (() => Rotary.Rotate(Buffer.AsSpan(0, 16), Cache, 15, Buffer.AsSpan(16, 16)), "startPosition", "startPosition is 15; it must be at least 0 and leave room for 2 rows in a cache of 16 positions."),
        ["rows before the cache"] = (() => Rotary.Rotate(Buffer.AsSpan(0, 8), Cache, -1, Buffer.AsSpan(16, 8)), "startPosition", "startPosition is -1; it must be at least 0 and leave room for 1 rows in a cache of 16 positions."),
        ["empty cache"] = (() => _ = new RotaryCache(0, 8), "positions", "positions is 0; it must be between 1 and "),
        ["cache of odd dimension"] = (() => _ = new RotaryCache(4, 5), "rotaryDim", "rotaryDim is 5; it must be even and at least 2."),
        ["position beyond the cache"] = (() => Cache.Cos(16), "position", "position is 16; it must be between 0 and 15."),
        ["position before the cache"] = (() => Cache.Sin(-1), "position", "position is -1; it must be between 0 and 15."),
        ["growing to no positions"] = (() => Cache.EnsurePositions(0), "positions", "positions is 0; it must be between 1 and "),
        ["growing beyond what an array holds"] = (() => Cache.EnsurePositions(int.MaxValue), "positions", "positions is 2147483647; it must be between 1 and "),
        ["cache of no text"] = (() => Cache.AtLength(0), "length", "length is 0; it must be between 1 and "),
        ["cache of a text beyond what an array holds"] = (() => Cache.AtLength(int.MaxValue), "length", "length is 2147483647; it must be between 1 and "),
        ["odd model dimension"] = (() => _ = new SinusoidalEncoding(9), "modelDim", "modelDim is 9; it must be even and at least 2."),
        ["unknown column order"] = (() => _ = new SinusoidalEncoding(8, layout: (ColumnLayout)(-1)), "layout", "layout is -1; it must be one of Interleaved, Concatenated."),
        ["infinite position"] = (() => Encoding.Encode(double.NegativeInfinity), "position", "position is -Infinity; it must be a finite number."),
        ["table without rows"] = (() => Encoding.Table(0), "positions", "positions is 0; it must be at least 1."),
        ["table before position 0"] = (() => Encoding.Table(1, -3), "startPosition", "startPosition is -3; it must be at least 0."),
        ["fill too short"] = (() => Encoding.Fill(0, 3, Buffer.AsSpan(0, 23)), "destination", "destination has 23 elements; it must have 24."),
        ["fill negative rows"] = (() => Encoding.Fill(0, -1, Buffer), "positions", "positions is -1; it must be at least 0."),
        ["fill before position 0"] = (() => Encoding.Fill(-1, 1, Buffer), "startPosition", "startPosition is -1; it must be at least 0."),
        ["shift NaN"] = (() => Encoding.ShiftMatrix(double.NaN), "offset", "offset is NaN; it must be a finite number."),
        ["column of no pair"] = (() => Encoding.CosineColumn(-1), "pair", "pair is -1; it must be between 0 and 3."),
        ["frequencies of an odd dimension"] = (() => InverseFrequencies.Compute(5), "rotaryDim", "rotaryDim is 5; it must be even and at least 2."),
        ["wavelengths of base 0"] = (() => InverseFrequencies.Wavelengths(4, 0), "thetaBase", "thetaBase is 0; it must be a finite number and at least 1."),
        ["permutation of an odd dimension"] = (() => PairPermutation.ToSplitHalves(3), "rotaryDim", "rotaryDim is 3; it must be even and at least 2."),
        ["position too large for its bits"] = (() => BinaryEncoding.Encode(16, 4), "position", "position is 16; it must be between 0 and 15."),
        ["negative position in bits"] = (() => BinaryEncoding.Encode(-1, Buffer.AsSpan(0, 4)), "position", "position is -1; it must be between 0 and 15."),
        ["32 bits"] = (() => BinaryEncoding.Encode(0, 32), "width", "width is 32; it must be between 1 and 31."),
        ["no bits"] = (() => BinaryEncoding.Encode(0, []), "destination", "destination has 0 elements; it must have between 1 and 31, one a bit."),
        ["too many rows for the bits"] = (() => BinaryEncoding.Table(17, 4), "positions", "positions is 17; it must be between 1 and 16."),
        ["Gray code of a negative number"] = (() => BinaryEncoding.GrayCode(-2), "position", "position is -2; it must be at least 0."),
        ["width of nothing"] = (() => BinaryEncoding.WidthFor(0), "positions", "positions is 0; it must be at least 1."),
        ["no such row of bits"] = (() => Bits.Row(4), "position", "position is 4; it must be between 0 and 3."),
        ["no such bit"] = (() => _ = Bits[0, 2], "bit", "bit is 2; it must be between 0 and 1."),
        ["normalised step of one position"] = (() => PositionScaling.NormalisedStep(1), "positions", "positions is 1; it must be at least 2."),
        ["no integer positions"] = (() => PositionScaling.Integers(0), "positions", "positions is 0; it must be at least 1."),
        ["keys of another width"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(2, 3), Zeros(2, 4)), "keys", "keys has 3 columns; it must have 4."),
        ["values for other keys"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(2, 4), Zeros(3, 4)), "values", "values has 3 rows; it must have 2."),
        ["queries with NaN"] = (() => ScaledDotProductAttention.Compute(Zeros(1, 4) * double.NaN, Zeros(1, 4), Zeros(1, 4)), "queries", "queries[0, 0] is NaN; every coordinate must be a finite number."),
        ["causal with too few keys"] = (() => ScaledDotProductAttention.Compute(Zeros(3, 4), Zeros(2, 4), Zeros(2, 4), causal: true), "keys", "keys has 2 rows; causal attention needs at least one a query, 3."),
        ["no keys"] = (() => ScaledDotProductAttention.Compute(Buffer.AsSpan(0, 4), [], [], 4, 2, false, Buffer.AsSpan(8, 2)), "keys", "keys has 0 rows; it must have at least 1."),
        ["output over the values"] = (() => ScaledDotProductAttention.Compute(Buffer.AsSpan(0, 4), Buffer.AsSpan(4, 4), Buffer.AsSpan(8, 2), 4, 2, false, Buffer.AsSpan(9, 2)), "destination", "destination overlaps values; it must be memory of its own."),
        ["head width 0"] = (() => ScaledDotProductAttention.Compute(Buffer, Buffer, Buffer, 0, 2, false, Buffer), "headDim", "headDim is 0; it must be at least 1."),
        ["score NaN"] = (() => Softmax.Compute([1f, float.NaN], Buffer.AsSpan(0, 2)), "scores", "scores[1] is NaN; a score must be finite, or -Infinity where a key is hidden."),
        ["score infinite"] = (() => Softmax.Compute([1, double.PositiveInfinity]), "scores", "scores[1] is Infinity; a score must be finite, or -Infinity where a key is hidden."),
        ["weights partly over the scores"] = (() => Softmax.Compute(Buffer.AsSpan(0, 4), Buffer.AsSpan(1, 4)), "destination", "destination starts 1 elements from the source; it must be the same memory or not overlap."),
        ["all keys hidden"] = (() => Softmax.Compute([double.NegativeInfinity]), "scores", "scores has 1 elements and none is finite; at least one key must be visible."),
        ["no scores"] = (() => Softmax.Compute([], Span<float>.Empty), "scores", "scores has 0 elements and none is finite; at least one key must be visible."),
        ["mask of no tokens"] = (() => CausalMask.Matrix(0), "tokens", "tokens is 0; it must be at least 1."),
        ["mask with fewer keys than queries"] = (() => CausalMask.Matrix(3, 2), "keys", "keys is 2; it must be at least 3."),
        ["mask at a negative position"] = (() => CausalMask.Allows(0, -1), "keyPosition", "keyPosition is -1; it must be at least 0."),
        ["dot of two lengths"] = (() => Similarity.Dot([1, 2], [1]), "b", "b has 1 elements; it must have 2."),
        ["distance of two lengths"] = (() => Similarity.Distance([1], [1, 2]), "b", "b has 2 elements; it must have 1."),
        ["cosine of a zero vector"] = (() => Similarity.Cosine([0, 0], [1, 2]), "a", "a has norm 0; a vector needs a positive, finite norm to have a direction."),
        ["null vector"] = (() => Rotary.Rotate((double[])null!, 1), "vector", "Value cannot be null."),
        ["null cache"] = (() => Rotary.Rotate(Buffer.AsSpan(0, 8), null!, 0, Buffer.AsSpan(8, 8)), "cache", "Value cannot be null."),
    };

    // Made when asked for: the order in which the files of a class set their fields is not defined.
    private static Dictionary<string, (Action Call, string Parameter, string Message)> All => new([.. Table, .. Relatives, .. AttentionTable, .. Scalings, .. BatchTable]);

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_input_is_refused_by_name_value_and_rule(string name)
    {
        (Action call, string parameter, string message) = All[name];
        var thrown = Assert.IsAssignableFrom<ArgumentException>(Record.Exception(call));
        Assert.Equal(parameter, thrown.ParamName);
        Assert.StartsWith(message, thrown.Message, StringComparison.Ordinal);
    }

    private static Matrix<double> Zeros(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns);
}
