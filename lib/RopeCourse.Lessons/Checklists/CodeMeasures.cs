using System.Numerics.Tensors;

namespace RopeCourse.Lessons;

/// <summary>Measures the wishes that concern the codes themselves. The thresholds stand at <see cref="Checklist"/>.</summary>
internal sealed class CodeMeasures(EncodingProbe probe)
{
    private const double Rounding = 1e-6;
    private const int GridSide = 6;

    private readonly int _length = probe.TrainingLength;

    public Finding Unique()
    {
        (double distance, int m, int n) = Closest(probe.Training, 0);
        return distance > Rounding
            ? new(Wish.Unique, true, distance, $"the closest two of {_length} codes are {Format.Short(distance)} apart")
            : new(Wish.Unique, false, distance, $"positions {m} and {n} share a code");
    }

    public Finding Bounded()
    {
        double inTraining = probe.Training.Max(Largest);
        double[]?[] longer = Codes(10 * _length);
        double inLonger = longer.Max(code => code is null ? 0 : Largest(code));
        double growth = inTraining == 0 ? 1 : inLonger / inTraining;
        string end = Array.FindIndex(longer, code => code is null) is >= 0 and int from ? $"; there is no code from {from} on" : "";
        return growth <= 1.01
            ? new(Wish.Bounded, true, growth, $"no number exceeds {Format.Short(Math.Max(inTraining, inLonger))}{end}")
            : new(Wish.Bounded, false, growth, $"the largest number grows from {Format.Short(inTraining)} to {Format.Short(inLonger)} in a text 10 times as long");
    }

    public Finding SameStep()
    {
        double[] steps = Steps(probe.Training);
        double[] longerSteps = Steps([.. Codes(2 * _length).TakeWhile(code => code is not null).Select(code => code!)]);
        double[] all = [.. steps, .. longerSteps];
        (double least, double most) = (all.Min(), all.Max());
        double spread = most == 0 ? double.PositiveInfinity : (most - least) / most;
        if (most <= Rounding)
            return new(Wish.SameStepSameChange, false, spread, "no step changes the code");
        if (spread <= Rounding)
            return new(Wish.SameStepSameChange, true, spread, $"every step changes the code by {Format.Short(most)}");
        return new(Wish.SameStepSameChange, false, spread, AreEven(steps)
            ? $"a step is {Sizes(steps)} in a text of {_length}, {Sizes(longerSteps)} in one of {2 * _length}"
            : $"a step changes the code by {Sizes(steps)}");

        static bool AreEven(double[] sizes) => sizes.Max() - sizes.Min() <= Rounding * sizes.Max();
        static string Sizes(double[] sizes) => AreEven(sizes) ? Format.Short(sizes[0]) : $"{Format.Short(sizes.Min())} to {Format.Short(sizes.Max())}";
    }

    public Finding Smooth()
    {
        const int parts = 64;
        double[]?[] fine = [.. Enumerable.Range(0, ((_length - 1) * parts) + 1).Select(i => probe.TryEncode((double)i / parts, _length))];
        if (fine.Any(code => code is null))
            return new(Wish.Smooth, false, double.PositiveInfinity, "there is no code between two positions");
        double[] small = Steps([.. fine.Select(code => code!)]);
        double whole = Steps(probe.Training).Max();
        double bend = Enumerable.Range(1, fine.Length - 2).Max(i => Bend(fine[i - 1]!, fine[i]!, fine[i + 1]!));
        double jump = whole == 0 ? small.Max() : small.Max() / whole;
        if (jump > 1.0 / 8)
            return new(Wish.Smooth, false, jump, $"within 1/{parts} of a step the code jumps by {Format.Short(small.Max())}");
        // A sum of rounding errors must not look like a kink where the code hardly moves.
        return bend <= (small.Max() / 4) + 1e-9
            ? new(Wish.Smooth, true, jump, $"1/{parts} of a step changes the code by at most {Format.Short(small.Max())}, without a kink")
            : new(Wish.Smooth, false, jump, "the code has kinks: its slope changes from one moment to the next");
    }

    public Finding Readable()
    {
        double[][] codes = probe.Training;
        double scale = codes.Max(code => TensorPrimitives.Dot(code, code));
        var byDistance = Enumerable.Range(0, codes.Length)
            .Select(k => Range(Enumerable.Range(0, codes.Length - k).Select(m => TensorPrimitives.Dot(codes[m], codes[m + k]))))
            .ToArray();
        double spread = scale == 0 ? 0 : byDistance.Max(range => range.Most - range.Least) / scale;
        if (spread > Rounding)
            return new(Wish.DistanceIsReadable, false, spread, $"code · code of two neighbours is anything from {Format.Short(byDistance[1].Least)} to {Format.Short(byDistance[1].Most)}");
        bool falls = byDistance[0].Least > byDistance[1].Most + (Rounding * scale) && byDistance[1].Least > byDistance[2].Most + (Rounding * scale);
        return falls
            ? new(Wish.DistanceIsReadable, true, spread, $"code · code is {Format.Short(byDistance[0].Most)}, {Format.Short(byDistance[1].Most)}, {Format.Short(byDistance[2].Most)} at distance 0, 1, 2, wherever that is")
            : new(Wish.DistanceIsReadable, false, spread, "code · code does not tell the distances 0, 1 and 2 apart");
    }

    public Finding Beyond()
    {
        double[]?[] longer = Codes(2 * _length);
        int missing = Array.FindIndex(longer, _length, code => code is null);
        if (missing >= 0)
            return new(Wish.WorksBeyondTheTrainingLength, false, double.PositiveInfinity, $"there is no code from {missing} on");
        double[][] codes = [.. longer.Select(code => code!)];
        (double distance, int m, int n) = Closest(codes, _length);
        if (distance <= Rounding)
            return new(Wish.WorksBeyondTheTrainingLength, false, double.PositiveInfinity, $"positions {m} and {n} share a code");
        int outside = Enumerable.Range(0, probe.Width).Count(i => LeavesRange(i, codes));
        double share = (double)outside / probe.Width;
        return outside == 0
            ? new(Wish.WorksBeyondTheTrainingLength, true, share, $"{_length} to {(2 * _length) - 1} get codes of the range seen in training, all distinct")
            : new(Wish.WorksBeyondTheTrainingLength, false, share, $"from {_length} to {(2 * _length) - 1}, {outside} of {Format.Count(probe.Width, "number")} {(outside == 1 ? "takes" : "take")} values never seen in training");
    }

    public Finding TwoAxes()
    {
        double[][] codes = probe.Training[..GridSide];
        double scale = 2 * codes.Max(code => TensorPrimitives.Dot(code, code));
        double[][] grid = [.. codes.SelectMany(row => codes.Select(column => (double[])[.. row, .. column]))];
        if (Closest(grid, 0).Distance <= Rounding)
            return new(Wish.ExtendsToTwoAxes, false, double.PositiveInfinity, "two places of a grid share a code");
        var byOffset = Enumerable.Range(0, grid.Length)
            .SelectMany(a => Enumerable.Range(0, grid.Length), (a, b) => (a, b))
            .GroupBy(pair => ((pair.b / GridSide) - (pair.a / GridSide), (pair.b % GridSide) - (pair.a % GridSide)))
            .Select(group => Range(group.Select(pair => TensorPrimitives.Dot(grid[pair.a], grid[pair.b]))));
        double spread = byOffset.Max(range => range.Most - range.Least) / scale;
        return spread <= Rounding
            ? new(Wish.ExtendsToTwoAxes, true, spread, "a row's code beside a column's: their dot product depends on the two offsets alone")
            : new(Wish.ExtendsToTwoAxes, false, spread, "a row's code beside a column's: the same offset gives different dot products");
    }

    private static double Largest(double[] code) => code.Max(Math.Abs);

    private static (double Least, double Most) Range(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return (all.Min(), all.Max());
    }

    private static double[] Steps(double[][] codes) =>
        [.. Enumerable.Range(0, Math.Max(0, codes.Length - 1)).Select(p => TensorPrimitives.Distance<double>(codes[p], codes[p + 1]))];

    private static double Bend(double[] before, double[] here, double[] after) =>
        Math.Sqrt(here.Select((value, i) => before[i] - (2 * value) + after[i]).Sum(bend => bend * bend));

    /// <summary>The two closest codes of which the second stands at <paramref name="from"/> or later.</summary>
    private static (double Distance, int M, int N) Closest(double[][] codes, int from)
    {
        var closest = (Distance: double.PositiveInfinity, M: 0, N: 0);
        for (int n = Math.Max(1, from); n < codes.Length; n++)
        {
            for (int m = 0; m < n; m++)
            {
                double distance = TensorPrimitives.Distance<double>(codes[m], codes[n]);
                if (distance < closest.Distance)
                    closest = (distance, m, n);
                // The first two that share a code say more than the two with the least rounding.
                if (distance <= Rounding)
                    return closest;
            }
        }

        return closest;
    }

    private double[]?[] Codes(int length) => [.. Enumerable.Range(0, length).Select(p => probe.TryEncode(p, length))];

    private bool LeavesRange(int i, double[][] codes)
    {
        (double least, double most) = Range(probe.Training.Select(code => code[i]));
        double margin = (0.05 * (most - least)) + 1e-9;
        return codes.Skip(_length).Any(code => code[i] < least - margin || code[i] > most + margin);
    }
}
