namespace RopeCourse;

/// <summary>Names the quantity in which the ramp between kept and divided frequencies is a straight line.</summary>
/// <remarks>
/// The YaRN paper and the code that models were trained with differ. For Llama 2 at <c>s = 16</c> the kept share of a pair differs by up to
/// 0.37. Use <see cref="PairIndex"/> to run a model, <see cref="Rotations"/> to read the paper.
/// </remarks>
public enum RampKind
{
    /// <summary>Runs linearly in the pair index <c>i</c>, from the index where a pair turns <c>β_fast</c> times to the one where it turns <c>β_slow</c> times. What released models use.</summary>
    PairIndex,

    /// <summary>Runs linearly in the number of turns <c>r = L₀/λ_i</c>, from <c>β_slow</c> to <c>β_fast</c>. The paper's equation 18.</summary>
    Rotations,
}
