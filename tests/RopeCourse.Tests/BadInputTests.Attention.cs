namespace RopeCourse.Tests;

/// <content>The attention modules and their caches.</content>
public sealed partial class BadInputTests
{
    private static readonly Dictionary<string, (Action Call, string Parameter, string Message)> AttentionTable = new()
    {
        ["scale 0"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(2, 4), Zeros(2, 4), scale: 0), "scale", "scale is 0; it must be a finite number above 0."),
        ["scale NaN"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(2, 4), Zeros(2, 4), scale: double.NaN), "scale", "scale is NaN; it must be a finite number above 0."),
        ["negative scale, fast"] = (() => ScaledDotProductAttention.Compute(Buffer.AsSpan(0, 4), Buffer.AsSpan(4, 4), Buffer.AsSpan(8, 2), 4, 2, false, Buffer.AsSpan(16, 2), -1), "scale", "scale is -1; it must be a finite number above 0."),
        ["bias for other queries"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(3, 4), Zeros(3, 4), bias: Zeros(3, 3)), "bias", "bias has 3 rows; it must have 2."),
        ["bias for other keys"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(3, 4), Zeros(3, 4), bias: Zeros(2, 2)), "bias", "bias has 2 columns; it must have 3."),
        ["bias infinite"] = (() => ScaledDotProductAttention.Compute(Zeros(1, 4), Zeros(1, 4), Zeros(1, 4), bias: Zeros(1, 1) + double.PositiveInfinity), "bias", "bias[0, 0] is Infinity; it must be a finite number, or -Infinity where a key is hidden."),
        ["bias NaN"] = (() => ScaledDotProductAttention.Compute(Zeros(1, 4), Zeros(2, 4), Zeros(2, 4), bias: Zeros(1, 2) * double.NaN), "bias", "bias[0, 0] is NaN; it must be a finite number, or -Infinity where a key is hidden."),
        ["bias that hides all keys"] = (() => ScaledDotProductAttention.Compute(Zeros(1, 4), Zeros(2, 4), Zeros(2, 4), bias: Zeros(1, 2) - double.PositiveInfinity), "scores", "scores has 2 elements and none is finite; at least one key must be visible."),
    };
}
