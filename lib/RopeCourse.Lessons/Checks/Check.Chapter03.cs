namespace RopeCourse.Lessons;

// Chapter 03, Smooth bits: how fast the waves are. Whole rows stand in Check.Chapter03.Rows.cs.
public static partial class Check
{
    private static readonly (int Dim, double Base)[] s_shapes = [(8, 10_000), (12, 64), (64, 10_000), (128, 500_000)];

    internal static readonly Exercise<(int Index, int Dim, double Base), double> FrequencyExercise = new()
    {
        Cases = () => s_shapes.SelectMany(shape => Enumerable.Range(0, shape.Dim / 2), (shape, index) => (index, shape.Dim, shape.Base)),
        Expected = c => Math.Pow(c.Base, -2.0 * c.Index / c.Dim),
        Describe = c => $"index {c.Index}, modelDim {c.Dim}, thetaBase {Format.Number(c.Base, "N0")}",
        Compare = Answers.Number(),
        Slips =
        [
            new("the 2 is there twice: the exponent is 2i/d, not 4i/d.", c => Math.Pow(c.Base, -4.0 * c.Index / c.Dim)),
            new("the 2 is missing: the exponent is 2i/d, for index i stands at column 2i.", c => Math.Pow(c.Base, -1.0 * c.Index / c.Dim)),
            new("`2 * index / modelDim` is an integer division and gives 0; write `2.0 * index / modelDim`.", c => Math.Pow(c.Base, -2 * c.Index / c.Dim)),
            new("the power stands in the numerator; a high index must be slow, so divide by it.", c => Math.Pow(c.Base, 2.0 * c.Index / c.Dim)),
            new("the index is counted from 1; here the first index is 0.", c => Math.Pow(c.Base, -2.0 * (c.Index + 1) / c.Dim)),
            new("1 is subtracted from an index that already starts at 0.", c => Math.Pow(c.Base, -2.0 * (c.Index - 1) / c.Dim)),
            new("the exponent is divided by d − 2 and so reaches 1; divide by d.", c => Math.Pow(c.Base, -2.0 * c.Index / (c.Dim - 2))),
            new("the power is taken first and then divided by d; the whole 2i/d is the exponent.", c => Math.Pow(c.Base, -2.0 * c.Index) / c.Dim),
            new("this is the wavelength, in positions; the frequency is 2π divided by it.", c => 2 * Math.PI * Math.Pow(c.Base, 2.0 * c.Index / c.Dim)),
        ],
    };

    internal static readonly Exercise<(int Dim, double Base), double> LongestWavelengthExercise = new()
    {
        Cases = () => new[] { 8, 64, 128, 512 }.SelectMany(_ => new[] { 100.0, 10_000, 500_000 }, (dim, thetaBase) => (dim, thetaBase)),
        Expected = c => 2 * Math.PI * Math.Pow(c.Base, (c.Dim - 2.0) / c.Dim),
        Describe = c => $"modelDim {c.Dim}, thetaBase {Format.Number(c.Base, "N0")}",
        Compare = Answers.Number(),
        Slips =
        [
            new("this is 2π·b; the last index is d/2 − 1, so its exponent is (d−2)/d and not 1.", c => 2 * Math.PI * c.Base),
            new("the factor 2π is missing; this is the divisor, in positions a radian.", c => Math.Pow(c.Base, (c.Dim - 2.0) / c.Dim)),
            new("`(modelDim - 2) / modelDim` is an integer division and gives 0; write 2.0.", c => 2 * Math.PI * Math.Pow(c.Base, (c.Dim - 2) / c.Dim)),
            new("the exponent is (d−1)/d; the last wave starts at column d − 2.", c => 2 * Math.PI * Math.Pow(c.Base, (c.Dim - 1.0) / c.Dim)),
            new("the 2 of 2i/d is missing; i = d/2 − 1 gives (d−2)/d.", c => 2 * Math.PI * Math.Pow(c.Base, ((c.Dim / 2) - 1.0) / c.Dim)),
            new("the 2 is there twice: d − 2 is already 2i for the last index.", c => 2 * Math.PI * Math.Pow(c.Base, 2 * (c.Dim - 2.0) / c.Dim)),
            new("this is the frequency of the slowest wave; its wavelength is 2π divided by it.", c => Math.Pow(c.Base, -(c.Dim - 2.0) / c.Dim)),
            new("2π is multiplied by the frequency; divide by it.", c => 2 * Math.PI * Math.Pow(c.Base, -(c.Dim - 2.0) / c.Dim)),
            new("the base is raised to d/2; the exponent is a share, (d−2)/d.", c => 2 * Math.PI * Math.Pow(c.Base, c.Dim / 2.0)),
        ],
    };

    /// <summary>Checks a function that returns the frequency of an index, <c>θ_i = b^(−2i/d)</c>.</summary>
    /// <param name="answer">From the index i, the model dimension d and the base b to radians a position.</param>
    /// <returns>How it stands over every index of four shapes.</returns>
    public static CheckResult Frequency(Func<int, int, double, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return FrequencyExercise.Check(c => answer(c.Index, c.Dim, c.Base));
    }

    /// <summary>Checks a function that returns the longest wavelength of an encoding, <c>2π·b^((d−2)/d)</c>.</summary>
    /// <param name="answer">From the model dimension d and the base b to positions in one turn of the slowest wave.</param>
    /// <returns>How it stands over four dimensions and three bases.</returns>
    public static CheckResult LongestWavelength(Func<int, double, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return LongestWavelengthExercise.Check(c => answer(c.Dim, c.Base));
    }
}
