using System.Numerics.Tensors;

namespace RopeCourse.Lessons;

/// <summary>Measures the wishes that concern a token's vector once it carries a position. The thresholds stand at <see cref="Checklist"/>.</summary>
internal sealed class VectorMeasures(EncodingProbe probe)
{
    private static readonly double[][] s_words =
        [.. new[] { "dog", "cat", "king", "the", "chased", "another", "seven", "red" }.Select(WordVectors.Of)];

    private readonly int[] _positions = [.. Enumerable.Range(0, 9).Select(i => (probe.TrainingLength - 1) * i / 8)];

    public Finding Meaning()
    {
        double moved = 0;
        foreach (int position in _positions)
        {
            double[][] placed = [.. s_words.Select(word => probe.Apply(word, position))];
            for (int a = 0; a < s_words.Length; a++)
            {
                for (int b = 0; b < a; b++)
                {
                    double change = TensorPrimitives.CosineSimilarity<double>(placed[a], placed[b]) - TensorPrimitives.CosineSimilarity<double>(s_words[a], s_words[b]);
                    moved = Math.Max(moved, Math.Abs(change));
                }
            }
        }

        return moved <= 1e-9
            ? new(Wish.LeavesTheMeaningAlone, true, moved, "two words at the same place compare as without a position")
            : new(Wish.LeavesTheMeaningAlone, moved <= 0.1, moved, $"the cosine of two words at the same place moves by up to {Format.Number(moved, "G2")}");
    }

    public Finding Length()
    {
        double[] ratios = [.. _positions.SelectMany(position =>
            s_words.Select(word => TensorPrimitives.Norm<double>(probe.Apply(word, position)) / TensorPrimitives.Norm<double>(word)))];
        double change = ratios.Max(ratio => Math.Abs(ratio - 1));
        return change <= 1e-6
            ? new(Wish.KeepsTheLength, true, change, $"the length stays the same to {Format.Difference(change)}")
            : new(Wish.KeepsTheLength, false, change, $"a vector becomes {Format.Number(ratios.Min(), "0.###")} to {Format.Number(ratios.Max(), "0.###")} times as long");
    }
}
