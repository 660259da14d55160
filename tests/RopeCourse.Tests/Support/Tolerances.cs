namespace RopeCourse.Tests;

/// <summary>Every tolerance of these tests, each with its reason. None is loosened to make a test pass.</summary>
internal static class Tolerances
{
    /// <summary>Relative. Two correct routes to b^(−2i/d) in double differ by one to three units in the last place.</summary>
    public const double InverseFrequency = 2e-15;

    /// <summary>The published vectors have six decimals.</summary>
    public const double SixDecimals = 5e-7;

    /// <summary>The published similarities and wavelengths of a lesson have three decimals, or whole tokens.</summary>
    public const double ThreeDecimals = 5e-4;

    /// <summary>A handful of double operations on numbers of size up to about 10.</summary>
    public const double Double = 1e-12;

    /// <summary>Softmax, scores and sums of a few dozen double products of N(0,1) numbers.</summary>
    public const double Attention = 1e-12;

    /// <summary>A root, a logarithm and two or three more double operations on numbers below 1.</summary>
    public const double SoftmaxScale = 1e-15;

    /// <summary>
    /// What the library promises for cos and sin stored as float at any position up to ten million. Half a unit in the
    /// last place of a float just below 1 is 3e-8; the double angle adds at most 1e-8 there.
    /// </summary>
    public const double StoredCosSin = 4.1e-8;

    /// <summary>A rotation in float: cos and sin are 3e-8 off, two products and a sum round once each, coordinates reach about 4.</summary>
    public const double FloatRotation = 2e-6;

    /// <summary>Attention in float: official float32 runs were within 6e-7; up to 257 summands of N(0,1) products are added here.</summary>
    public const double FloatAttention = 5e-6;

    /// <summary>
    /// Cos and sin in double: one unit in the last place of θ is multiplied by the position.
    /// </summary>
    public static double CosSin(double largestPosition) => 1e-12 + 1e-15 * largestPosition;

    /// <summary>Rotated coordinates in double: the same, times coordinates up to about 4.</summary>
    public static double Rotation(double largestPosition) => 1e-12 + 4e-15 * largestPosition;
}
