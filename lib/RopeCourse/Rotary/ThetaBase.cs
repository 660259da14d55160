namespace RopeCourse;

/// <summary>Holds values of the base <c>b</c> in <c>θ_i = b^(−2i/d)</c> that papers and models use.</summary>
/// <remarks>
/// The base is a choice made by experiment, not a consequence of the formula. A larger base makes the slow
/// waves slower and leaves the first one, <c>θ_0 = 1</c>, alone.
/// </remarks>
public static class ThetaBase
{
    /// <summary>Gives the base of the Transformer and RoFormer papers: 10,000.</summary>
    public const double Default = 10_000;

    /// <summary>Gives the base of Llama 3: 500,000.</summary>
    public const double Llama3 = 500_000;

    /// <summary>Gives the base of Code Llama: 1,000,000.</summary>
    public const double CodeLlama = 1_000_000;
}
