namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter07 =
    [
        new("07-1", "half is taken of headDim", """
            static (int First, int Second) PairOf(PairLayout layout, int headDim, int rotaryDim, int pair) =>
                layout == PairLayout.Interleaved ? (2 * pair, 2 * pair + 1) : (pair, pair + headDim / 2);
            """),
        new("07-1", "the two pairings are swapped", """
            static (int First, int Second) PairOf(PairLayout layout, int headDim, int rotaryDim, int pair) =>
                layout == PairLayout.SplitHalves ? (2 * pair, 2 * pair + 1) : (pair, pair + rotaryDim / 2);
            """),
        new("07-1", "neighbours overlap", """
            static (int First, int Second) PairOf(PairLayout layout, int headDim, int rotaryDim, int pair) =>
                layout == PairLayout.Interleaved ? (pair, pair + 1) : (pair, pair + rotaryDim / 2);
            """),
        new("07-1", "from the ends inwards", """
            static (int First, int Second) PairOf(PairLayout layout, int headDim, int rotaryDim, int pair) =>
                layout == PairLayout.Interleaved ? (2 * pair, 2 * pair + 1) : (pair, rotaryDim - 1 - pair);
            """),
        new("07-2", "the 2 is there twice", """
            static double[] RotateHead(double[] head, int rotaryDim, int position, double thetaBase)
            {
                double[] turned = [.. head];
                for (int c = 0; c < rotaryDim; c += 2)
                {
                    var (sin, cos) = Math.SinCos(position * Math.Pow(thetaBase, -2.0 * c / rotaryDim));
                    (double x, double y) = (head[c / 2], head[c / 2 + rotaryDim / 2]);
                    (turned[c / 2], turned[c / 2 + rotaryDim / 2]) = (x * cos - y * sin, x * sin + y * cos);
                }
                return turned;
            }
            """),
        new("07-2", "this is a rotation by −mθ", """
            static double[] RotateHead(double[] head, int rotaryDim, int position, double thetaBase)
            {
                double[] turned = [.. head];
                for (int i = 0, half = rotaryDim / 2; i < half; i++)
                {
                    var (sin, cos) = Math.SinCos(position * Math.Pow(thetaBase, -2.0 * i / rotaryDim));
                    turned[i] = head[i] * cos + head[i + half] * sin;
                    turned[i + half] = -head[i] * sin + head[i + half] * cos;
                }
                return turned;
            }
            """),
        new("07-2", "neighbours are paired", """
            static double[] RotateHead(double[] head, int rotaryDim, int position, double thetaBase)
            {
                double[] turned = [.. head];
                for (int i = 0; i < rotaryDim; i += 2)
                {
                    var (sin, cos) = Math.SinCos(position * Math.Pow(thetaBase, -(double)i / rotaryDim));
                    turned[i] = head[i] * cos - head[i + 1] * sin;
                    turned[i + 1] = head[i] * sin + head[i + 1] * cos;
                }
                return turned;
            }
            """),
        new("07-2", "the pairings are mixed", """
            static double[] RotateHead(double[] head, int rotaryDim, int position, double thetaBase)
            {
                double[] turned = [.. head];
                double[] rotateHalf = [.. head[(rotaryDim / 2)..rotaryDim].Select(v => -v), .. head[..(rotaryDim / 2)]];
                for (int c = 0; c < rotaryDim; c++)
                {
                    var (sin, cos) = Math.SinCos(position * Math.Pow(thetaBase, -(double)(c - c % 2) / rotaryDim));
                    turned[c] = head[c] * cos + rotateHalf[c] * sin;
                }
                return turned;
            }
            """),
        new("07-2", "the first coordinate is overwritten", """
            static double[] RotateHead(double[] head, int rotaryDim, int position, double thetaBase)
            {
                for (int i = 0, half = rotaryDim / 2; i < half; i++)
                {
                    var (sin, cos) = Math.SinCos(position * Math.Pow(thetaBase, -2.0 * i / rotaryDim));
                    head[i] = head[i] * cos - head[i + half] * sin;
                    head[i + half] = head[i] * sin + head[i + half] * cos;
                }
                return head;
            }
            """),
        new("07-2", "the exponent is divided by the head's length", """
            static double[] RotateHead(double[] head, int rotaryDim, int position, double thetaBase)
            {
                double[] turned = [.. head];
                for (int i = 0, half = rotaryDim / 2; i < half; i++)
                {
                    var (sin, cos) = Math.SinCos(position * Math.Pow(thetaBase, -2.0 * i / head.Length));
                    turned[i] = head[i] * cos - head[i + half] * sin;
                    turned[i + half] = head[i] * sin + head[i + half] * cos;
                }
                return turned;
            }
            """),
        new("07-2", "half is taken of the head", """
            static double[] RotateHead(double[] head, int rotaryDim, int position, double thetaBase)
            {
                double[] turned = [.. head];
                for (int i = 0, half = head.Length / 2; i < rotaryDim / 2; i++)
                {
                    var (sin, cos) = Math.SinCos(position * Math.Pow(thetaBase, -2.0 * i / rotaryDim));
                    turned[i] = head[i] * cos - head[i + half] * sin;
                    turned[i + half] = head[i] * sin + head[i + half] * cos;
                }
                return turned;
            }
            """),
        new("07-2", "the tail is dropped", """
            static double[] RotateHead(double[] head, int rotaryDim, int position, double thetaBase) =>
                new RotaryEmbedding(rotaryDim, PairLayout.SplitHalves, thetaBase).Rotate(head[..rotaryDim], position);
            """),
        new("07-3", "this is the inverse", """
            static Matrix<double> SplitHalfRows(Matrix<double> weights, int heads)
            {
                int headDim = weights.RowCount / heads;
                var moved = weights.Clone();
                for (int row = 0; row < weights.RowCount; row++)
                {
                    int r = row % headDim;
                    moved.SetRow(row, weights.Row(row - r + (r % 2 == 0 ? r / 2 : headDim / 2 + r / 2)));
                }
                return moved;
            }
            """),
        new("07-3", "the rows are gathered across all heads", """
            static Matrix<double> SplitHalfRows(Matrix<double> weights, int heads) => Matrix<double>.Build.DenseOfRows(
                PairPermutation.ToSplitHalves(weights.RowCount).Select(row => weights.Row(row)));
            """),
        new("07-3", "the columns have moved", """
            static Matrix<double> SplitHalfRows(Matrix<double> weights, int heads)
            {
                int headDim = weights.ColumnCount / heads;
                return Matrix<double>.Build.DenseOfColumns(Enumerable.Range(0, weights.ColumnCount).Select(column =>
                {
                    int c = column % headDim;
                    return weights.Column(column - c + (c < headDim / 2 ? 2 * c : 2 * (c - headDim / 2) + 1));
                }));
            }
            """),
        new("07-4", "the start position is missing", """
            static double[] DecodeStep(double[] q, double[] k, double[] v, KeyValueCache cache, RotaryEmbedding rotary)
            {
                cache.Append(rotary.Rotate(Row(k)), Row(v));
                return ScaledDotProductAttention.Compute(rotary.Rotate(Row(q)), cache.Keys(0), cache.Values(0)).Output.Row(0).ToArray();
            }
            """),
        new("07-4", "the query is one position too far", """
            static double[] DecodeStep(double[] q, double[] k, double[] v, KeyValueCache cache, RotaryEmbedding rotary)
            {
                cache.Append(Row(rotary.Rotate(k, cache.Length)), Row(v));
                return ScaledDotProductAttention.Compute(Row(rotary.Rotate(q, cache.Length)), cache.Keys(0), cache.Values(0)).Output.Row(0).ToArray();
            }
            """),
        new("07-4", "the cached keys are rotated again; they were turned when they went in", """
            static double[] DecodeStep(double[] q, double[] k, double[] v, KeyValueCache cache, RotaryEmbedding rotary)
            {
                int position = cache.Length;
                cache.Append(Row(k), Row(v));
                return ScaledDotProductAttention.Compute(Row(rotary.Rotate(q, position)), rotary.Rotate(cache.Keys(0)), cache.Values(0)).Output.Row(0).ToArray();
            }
            """),
        new("07-4", "query and key are rotated twice", """
            static double[] DecodeStep(double[] q, double[] k, double[] v, KeyValueCache cache, RotaryEmbedding rotary)
            {
                int position = cache.Length;
                var query = Row(rotary.Rotate(rotary.Rotate(q, position), position));
                cache.Append(Row(rotary.Rotate(rotary.Rotate(k, position), position)), Row(v));
                return ScaledDotProductAttention.Compute(query, cache.Keys(0), cache.Values(0)).Output.Row(0).ToArray();
            }
            """),
        new("07-4", "the value is rotated", """
            static double[] DecodeStep(double[] q, double[] k, double[] v, KeyValueCache cache, RotaryEmbedding rotary)
            {
                int position = cache.Length;
                cache.Append(Row(rotary.Rotate(k, position)), Row(rotary.Rotate(v, position)));
                return ScaledDotProductAttention.Compute(Row(rotary.Rotate(q, position)), cache.Keys(0), cache.Values(0)).Output.Row(0).ToArray();
            }
            """),
    ];
}
