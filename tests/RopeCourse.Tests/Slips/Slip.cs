namespace RopeCourse.Tests;

/// <summary>The slips of public programs that this library must not make; each has a wrong variant in <see cref="Recipe"/>.</summary>
public enum Slip
{
    None,
    DoubledExponent,
    WavelengthOfHalfTheDimension,
    InverseSign,
    OtherPairing,
    MixedPairing,
    NoStartPosition,
    RotatedTwice,
    ValuesRotated,
    RotaryOverTheHeadDimension,
    HalfTakenOfTheHeadDimension,
    HalfPrecisionAngles,
    BFloat16Angles,
    MscaleOnceInsteadOfSquared,
    MscaleOnTheRotaryPartOnly,
    ClampToTheLastPair,
    TruncatedRange,
    UntruncatedRange,
    LongRopeFactorMultiplied,
    Llama3KeptAndDividedSwapped,
    RotaryKeyOfEachHead,
    TwoSoftmaxScales,
    ScaleOfTheLatentWidth,
    AbsorptionAcrossHeads,
}
