namespace RopeCourse.Tests;

/// <summary>Every tolerance of these tests, each with its reason. None is loosened to make a test pass.</summary>
internal static class Tolerances
{
    /// <summary>Relative. Two correct routes to b^(−2i/d) in double differ by one to three units in the last place.</summary>
    public const double InverseFrequency = 2e-15;

    /// <summary>Relative. A scaled frequency takes a handful of operations more.</summary>
    public const double ScaledFrequency = 1e-14;

    /// <summary>Relative. The ramp of Llama 3 subtracts two numbers of like size and loses digits.</summary>
    public const double Llama3Frequency = 5e-14;

    /// <summary>Attention factors and softmax multipliers take two or three operations.</summary>
    public const double AttentionFactor = 1e-15;

    /// <summary>The published vectors have six decimals.</summary>
    public const double SixDecimals = 5e-7;

    /// <summary>The published similarities and wavelengths of a lesson have three decimals, or whole tokens.</summary>
    public const double ThreeDecimals = 5e-4;

    /// <summary>The published values of the decay bound have one decimal.</summary>
    public const double OneDecimal = 0.05;

    /// <summary>A handful of double operations on numbers of size up to about 10.</summary>
    public const double Double = 1e-12;

    /// <summary>Softmax, scores and sums of a few dozen double products of N(0,1) numbers.</summary>
    public const double Attention = 1e-12;

    /// <summary>A power of 2 below 1 that official code reaches by multiplying up to 32 times.</summary>
    public const double AlibiSlope = 1e-15;

    /// <summary>Sums of up to 64 · 65 / 2 cosines and sines, at distances of some thousand positions.</summary>
    public const double DecayCurve = 1e-10;

    /// <summary>A root, a logarithm and two or three more double operations on numbers below 1.</summary>
    public const double SoftmaxScale = 1e-15;

    /// <summary>
    /// What the library promises for cos and sin stored as float at any position up to ten million. Half a unit in the
    /// last place of a float just below 1 is 3e-8; the double angle adds at most 1e-8 there.
    /// </summary>
    public const double StoredCosSin = 4.1e-8;

    /// <summary>The promise to users: cos and sin stored as float, attention factor and all, at every position up to ten million.</summary>
    public const double PromisedCosSin = 1e-6;

    /// <summary>Cos and sin times an attention factor between 1 and 2: half a unit in the last place of a float there is 6e-8, and the double angle adds 1e-8.</summary>
    public const double StoredScaledCosSin = 7.1e-8;

    /// <summary>A rotation in float: cos and sin are 3e-8 off, two products and a sum round once each, coordinates reach about 4.</summary>
    public const double FloatRotation = 2e-6;

    /// <summary>Half has 11 bits: half a unit in the last place of a number up to 4 is 1e-3.</summary>
    public const double HalfStorage = 1e-3;

    /// <summary>BFloat16 has 8 bits: half a unit in the last place of a number up to 4 is 8e-3.</summary>
    public const double BFloat16Storage = 8e-3;

    /// <summary>Attention in float: official float32 runs were within 6e-7; up to 257 summands of N(0,1) products are added here.</summary>
    public const double FloatAttention = 5e-6;

    /// <summary>
    /// Latent attention in float against double, relative to the largest output (and to 1 at least). Weights, tokens and cached rows round by 6e-8 each, and
    /// half a dozen products of matrices follow one another, each a sum of up to some hundred terms: some 2e-6 in the worst order, and scores sharpen it.
    /// </summary>
    public const double FloatLatent = 1e-5;

    /// <summary>
    /// ONNX Runtime's float rotation of coordinates up to 2. Two products of at most 2 round by 6e-8 each and their sum, at most
    /// 2.83, by 1.2e-7: 2.4e-7 in all. Against the fast version that counts twice, 4.8e-7; against the formula in double the stored
    /// cos and sin add 2 · 2 · 4.1e-8, 4.0e-7. A kernel that fuses a product and the sum rounds less.
    /// </summary>
    public const double OfficialRotation = 5e-7;

    /// <summary>
    /// ONNX Runtime's float attention against double. A scaled score is a sum of up to 576 products with partial sums up to about 4;
    /// each addition rounds by 7e-8 on average, 576 of them in the worst order by √576 · 7e-8 = 1.7e-6, and the worst of some
    /// thousand scores by four times that. A weight, and with it an output of values up to 2, moves by as much. Measured: up to 2.4e-6.
    /// </summary>
    public const double OfficialAttention = 1e-5;

    /// <summary>
    /// Cos and sin in double: one unit in the last place of θ is multiplied by the position.
    /// </summary>
    public static double CosSin(double largestPosition) => 1e-12 + 1e-15 * largestPosition;

    /// <summary>Rotated coordinates in double: the same, times coordinates up to about 4.</summary>
    public static double Rotation(double largestPosition) => 1e-12 + 4e-15 * largestPosition;
}
