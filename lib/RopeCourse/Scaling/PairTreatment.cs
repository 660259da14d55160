namespace RopeCourse;

/// <summary>Names what a <see cref="FrequencyScaling"/> did to the frequency of one pair.</summary>
public enum PairTreatment
{
    /// <summary>Keeps the frequency: <c>θ'_i = θ_i</c>. The pair turns as in training.</summary>
    Kept,

    /// <summary>Blends: <c>θ'_i</c> lies between the kept frequency and the divided one.</summary>
    Blended,

    /// <summary>Divides the frequency by the full factor, or by the pair's own (LongRoPE): the pair turns more slowly.</summary>
    Divided,

    /// <summary>Rests: <c>θ'_i = 0</c>. The pair does not turn at all.</summary>
    Resting,
}
