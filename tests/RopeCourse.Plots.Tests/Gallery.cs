using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

/// <summary>One of each figure that the course draws, on small real inputs.</summary>
internal static class Gallery
{
    private static readonly string[] Sentence = ["The", " dog", " chased", " another", " dog", "."];

    private static readonly string[] Words = ["dog", "cat", "king", "queen", "river", "lake", "seven", "eight"];

    internal static IReadOnlyDictionary<string, Func<Figure>> Figures { get; } = new Dictionary<string, Func<Figure>>
    {
        ["bit-table"] = () => BinaryFigures.BitTable(BinaryEncoding.Table(16, 4)),
        ["bit-table-long"] = () => BinaryFigures.BitTable(BinaryEncoding.Table(64, 6)),
        ["square-waves"] = () => BinaryFigures.SquareWaves(BinaryEncoding.Table(16, 4)),
        ["square-waves-64"] = () => BinaryFigures.SquareWaves(BinaryEncoding.Table(64, 6)),
        ["hypercube"] = () => BinaryFigures.HypercubePath(BinaryEncoding.Table(8, 3)),
        ["gray-path"] = BinaryFigures.GrayPath,
        ["hamming-steps"] = () => BinaryFigures.HammingSteps(BinaryEncoding.Table(16, 4)),
        ["hamming-steps-64"] = () => BinaryFigures.HammingSteps(BinaryEncoding.Table(64, 6)),
        ["hamming-gray"] = () => BinaryFigures.HammingSteps(BinaryEncoding.GrayTable(16, 4)),
        ["hypercube-4"] = () => BinaryFigures.HypercubePath(BinaryEncoding.Table(16, 4)),
        ["gray-path-4"] = () => BinaryFigures.HypercubePath(BinaryEncoding.GrayTable(16, 4)),
        ["hamming-from"] = () => BinaryFigures.DistancesFrom(BinaryEncoding.Table(16, 4), BinaryEncoding.GrayTable(16, 4)),
        ["fractions"] = () => PositionFigures.Fractions(Sentence, 16),
        ["pe-heatmap"] = () => SinusoidalFigures.Heatmap(new SinusoidalEncoding(64), 64),
        ["pe-heatmap-halves"] = () => SinusoidalFigures.Heatmap(new SinusoidalEncoding(64, layout: ColumnLayout.Concatenated), 64),
        ["pe-waves"] = () => SinusoidalFigures.Waves(new SinusoidalEncoding(16), 64),
        ["pe-waves-apart"] = () => SinusoidalFigures.Waves(new SinusoidalEncoding(32), 64, 0, 3, 9),
        ["square-to-sine"] = () => SinusoidalFigures.SquareToSine(),
        ["bits-beside-sines"] = () => SinusoidalFigures.BitsBesideSines(BinaryEncoding.Table(64, 6), new SinusoidalEncoding(32)),
        ["power-below-and-above"] = () => SinusoidalFigures.PowerBelowAndAbove(),
        ["twins-on-the-circle"] = () => SinusoidalFigures.TwinsOnTheCircle(),
        ["step-lengths"] = () => SinusoidalFigures.StepLengths(BinaryEncoding.Table(17, 5), new SinusoidalEncoding(8)),
        ["column-orders"] = () => SinusoidalFigures.ColumnOrders(),
        ["wavelengths"] = () => FrequencyFigures.Wavelengths(64),
        ["base-slider"] = () => FrequencyFigures.BaseSlider(),
        ["index-slider"] = () => FrequencyFigures.IndexSlider(),
        ["attention"] = () => AttentionFigures.Weights(Weights(6), Sentence),
        ["permutation"] = () => AttentionFigures.Permutation(Weights(6), Permuted(Weights(6), [5, 4, 3, 2, 1, 0]), Sentence, [5, 4, 3, 2, 1, 0]),
        ["first-token-share"] = () => AttentionFigures.FirstTokenShare(Causal(24)),
        ["turning-query"] = () => AttentionFigures.TurningQuery(Plane, ["dog", "bites", "man"]),
        ["orders"] = () => AttentionFigures.Orders(Plane, ["dog", "bites", "man"]),
        ["orders-masked"] = () => AttentionFigures.Orders(Plane, ["dog", "bites", "man"], causal: true),
        ["norms"] = () => EmbeddingFigures.Norms(Sentence, [5.1, 5.8, 6.2, 4.9, 5.8, 4.4], [0, 10, 20, 30, 40, 50]),
        ["projection"] = () => EmbeddingFigures.Projection(Words, Matrix<double>.Build.Dense(8, 5, (r, c) => Math.Sin((r / 2 * 5) + c) + (0.2 * Math.Cos((7 * r) + c)))),
        ["phasor"] = () => RotaryFigures.Phasor(),
        ["leftover"] = () => ShiftFigures.Leftover(),
        ["partners"] = () => ShiftFigures.Partners(),
        ["hands"] = () => ShiftFigures.Hands(new SinusoidalEncoding(8, 16)),
        ["hands-6"] = () => ShiftFigures.Hands(new SinusoidalEncoding(12, 64), offset: 3, positions: 20),
        ["shift-blocks"] = () => ShiftFigures.Blocks(),
        ["dot-products"] = () => DotProductFigures.AllPairs(new SinusoidalEncoding(128)),
        ["dot-by-distance"] = () => DotProductFigures.ByDistance(new SinusoidalEncoding(128)),
        ["matrix-between"] = () => DotProductFigures.Between(new SinusoidalEncoding(128), 20, 8, Matrix<double>.Build.Random(128, 128, seed: 4)),
        ["adding-in-the-plane"] = () => AddingFigures.InThePlane([2, 0]),
        ["adding-neighbours"] = () => AddingFigures.Neighbours("king", ["prince", "queen", "father"], [0.77, 0.75, 0.68], [0, 4], Matrix<double>.Build.DenseOfArray(new[,] { { 0.4, 0.48, 0.44 }, { 0.4, 0.41, 0.42 } })),
        ["adding-same-place"] = () => AddingFigures.SamePlace(["dog", "beijing", "frequency"], Matrix<double>.Build.Dense(3, 8, (r, c) => Math.Cos((2 * r) + (c * (r + 1)))), new SinusoidalEncoding(8).Encode(4), 4),
        ["adding-four-terms"] = () => AddingFigures.FourTerms([.. Enumerable.Range(0, 4).Select(t => Matrix<double>.Build.Dense(6, 6, (m, n) => ((t + 1) * Math.Cos(m - n)) + t))], Sentence),
        ["adding-term-shares"] = () => AddingFigures.TermShares([0.1, 1, 10], Matrix<double>.Build.Dense(3, 4, (row, term) => Math.Pow(10, (row - 1) * (2 - ((term + 1) / 2))) * (0.3 + (0.1 * ((term + 1) / 2)))), first: 1),
        ["cyclic-shift"] = () => OperationFigures.CyclicShift([.. Enumerable.Range(0, 20).Select(i => Math.Sin(i * i))], [.. Enumerable.Range(0, 20).Select(i => Math.Sin(i * i))], 60),
        ["pair-hands"] = () => PairFigures.Hands(),
        ["pairings"] = () => PairFigures.Pairings(),
        ["pairings-partial"] = () => PairFigures.Pairings(12, 8),
        ["pairs-wanted-and-yours"] = () => PairFigures.WantedAndYours(PairLayout.SplitHalves, 12, 8, (_, headDim, _, pair) => (pair, pair + (headDim / 2))),
        ["pairs-not-attempted"] = () => PairFigures.WantedAndYours(PairLayout.Interleaved, 8, 8, (_, _, _, _) => throw new NotImplementedException()),
        ["rotation-matrices"] = () => PairFigures.Matrices(),
        ["mixed-lengths"] = () => PairFigures.Lengths([.. Enumerable.Repeat(14.28, 48)], [.. Enumerable.Range(0, 48).Select(m => 14.28 + (4 * Math.Sin(m)))]),
        ["forgotten-start"] = () => AttentionFigures.ForgottenStart(Sentence, [0.1, 0.138, 0.157, 0.222, 0.281, 0.102], [0.146, 0.235, 0.153, 0.132, 0.235, 0.099]),
        ["turned-tokens"] = () => RotaryFigures.TurnedTokens([[0.4, -0.5], [-0.5, 0.6], [0.6, 0], [0.5, 0.5], [-0.5, 0.6]], ["the", "dog", "chased", "another", "dog"]),
        ["turned-axes"] = () => RotaryFigures.TurnedAxes(),
        ["moved-together"] = () => RotaryFigures.MovedTogether([0.65, 0], [-0.5, 0.6], relative: -1),
        ["score-over-key"] = () => RotaryFigures.ScoreOverKey([0.65, 0], [-0.5, 0.6]),
        ["score-table"] = () => RotaryFigures.ScoreTable([0.65, 0], [-0.5, 0.6]),
        ["both-signs"] = () => RotaryFigures.BothSigns([0.65, 0], [-0.5, 0.6]),
        ["moved-text"] = () => RotaryFigures.MovedText(2 * Plane, Plane, Plane, token: 2),
        ["comes-round"] = () => RotaryFigures.ComesRound(),
        ["score-phase"] = () => RotaryScoreFigures.Phase(),
        ["score-pairs-in-step"] = () => RotaryScoreFigures.PairsInStep(200, [1, 2, 4, 8, 16, 32, 50, 100]),
        ["score-bound"] = () => RotaryScoreFigures.RoFormerCurve(128, [10, 100, 1000, 4096], 10_000, 500_000),
        ["score-random-and-matching"] = () => RotaryScoreFigures.RandomAndMatching([1, 10, 100, 1000], [0.01, -0.02, 0, 0.01], [1, 0.99, 1.01, 1], [11, 7.6, 5.4, 1.8]),
        ["head-previous-token"] = () => HeadFigures.PreviousToken(Sentence, [1, 5, 20], OneBack, first: 2),
        ["head-blocks"] = () => HeadFigures.Blocks(Sentence, [0, 25, 50], pair => OneBack(20 - (pair / 3.0)), pair => OneBack(1 + pair)),
        ["head-shares"] = () => HeadFigures.Shares("Few pairs lose the weight to far tokens", "weight of the previous token", "position m of the query", [1, 10, 100, 1000], ("1 pair", [1, 0.6, 0.1, 0.01]), ("16 pairs", [0.97, 0.94, 0.94, 0.93])),
        ["lines-legend"] = () => Charts.Lines(new("Many lines get a legend", "Twenty-two lines."), new("position m", "tokens"), new("value"),
            [.. Enumerable.Range(1, 22).Select(i => new Series($"line {i}", [.. Enumerable.Range(0, 12).Select(m => (double)i * m)]))]),
        ["lines"] = () => Charts.Lines(new("Three lines carry their names", "Three lines, one of them wrong.") { Subtitle = "value at position m" }, new("position m", "tokens"), new("value"),
            new Series("query", [0, 1, 4, 9, 16]) { Color = CourseColors.Query, Marker = MarkerShape.Circle },
            new Series("key", [0, 2, 4, 6, 8]) { Color = CourseColors.Key },
            new Series("wrong", [0, 3, 5, 6, 7.5]) { Color = CourseColors.Wrong }),
        ["throughput"] = () => SpeedFigures.Throughput(["plain loop", "ONNX Runtime", "RopeCourse", "memory"], [7, 12, 47, 66], [10, 11, 46, 66], "[1, 32, 2048, 128]", "a processor of two cores"),
        ["vectors"] = () => Charts.Vectors(new("Three vectors of the plane", "Three arrows."), new("x₁"), new("x₂"),
            new Arrow("q", 2, 1) { Color = CourseColors.Query }, new Arrow("k", -1, 1.5) { Color = CourseColors.Key }, new Arrow("v", 0.5, -1) { Color = CourseColors.Value }),
        ["polar"] = () => Charts.Polar(new("Five phasors, one radian apart", "Five spokes of one length.") { Height = 400 }, new("length r"),
            [.. Enumerable.Range(0, 5).Select(m => ($"m = {m}", (double)m, 1.0))]),
        ["path-3d"] = () => Charts.Path3D(new("A helix climbs one step a turn", "A line that winds upwards.") { Height = 400 }, new("cos m"), new("sin m"), new("position m"),
            [.. Enumerable.Range(0, 60).Select(m => new[] { Math.Cos(m / 5.0), Math.Sin(m / 5.0), m })]),
        ["scatter"] = () => Charts.Scatter(new("Two kinds of points", "Two sets of three points."), new("x"), new("y"),
            new PointSet("first", [1, 2, 3], [1, 3, 2]), new PointSet("second", [1.5, 2.5, 3.5], [2, 1, 3])),
        ["phase"] = () => Charts.HeatMap(new("Angles come round again", "A heat map of angles."), new("pair i"), new("position m", "tokens"),
            Matrix<double>.Build.Dense(24, 8, (m, i) => m * Math.Pow(10, -i / 4.0) % (2 * Math.PI)), new() { Scale = HeatScale.Phase, ValueName = "angle", Min = 0, Max = 2 * Math.PI }),
    };

    internal static Matrix<double> Plane => Matrix<double>.Build.DenseOfArray(new double[,] { { 2, 0 }, { 1, 1 }, { -1, 2 } });

    /// <summary>A head whose score falls by its sharpness with each token away from the one before.</summary>
    internal static Matrix<double> OneBack(double sharpness) => Matrix<double>.Build.DenseOfRowArrays(Enumerable.Range(0, 6)
        .Select(m => Softmax.Compute([.. Enumerable.Range(0, 6).Select(n => n > m ? double.NegativeInfinity : -sharpness * Math.Abs(m - 1 - n))])));

    internal static Matrix<double> Causal(int count) =>
        ScaledDotProductAttention.Compute(Weights(count), Weights(count), Weights(count), causal: true).Weights;

    internal static Matrix<double> Weights(int count) => Matrix<double>.Build.DenseOfRowArrays(
        Enumerable.Range(0, count).Select(i => Softmax.Compute([.. Enumerable.Range(0, count).Select(j => 2 * Math.Sin((3 * i) + (5 * j * j)))])).ToArray());

    internal static Matrix<double> Permuted(Matrix<double> weights, int[] order) =>
        Matrix<double>.Build.Dense(order.Length, order.Length, (i, j) => weights[order[i], order[j]]);
}
