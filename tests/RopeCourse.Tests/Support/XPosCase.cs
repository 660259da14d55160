namespace RopeCourse.Tests;

/// <summary>One random fading rotation: as <see cref="RotationCase"/>, near enough for the scales to stay numbers of moderate size.</summary>
public sealed record XPosCase(RotationCase Rotation, double ScaleBase, double Gamma, int Centre)
{
    public XPos XPos => new(Rotation.Rotary, ScaleBase, Gamma);
}
