namespace RopeCourse.Lessons;

/// <summary>Asks an encoding for codes, and guards against what a learner's function may return.</summary>
internal sealed class EncodingProbe
{
    private readonly Func<double, int, double[]> _encode;
    private readonly Func<double[], double, int, double[]>? _apply;

    public EncodingProbe(Func<double, int, double[]> encode, Func<double[], double, int, double[]>? apply, int trainingLength)
    {
        _encode = encode;
        _apply = apply;
        TrainingLength = trainingLength;
        Training = new double[trainingLength][];
        for (int p = 0; p < trainingLength; p++)
        {
            double[] code = encode(p, trainingLength);
            if (code is null || !code.All(double.IsFinite))
                throw new ArgumentException($"encode returned {(code is null ? "null" : Format.Numbers(code))} at position {p}; a code must be finite numbers.", nameof(encode));
            if (code.Length == 0 || code.Length != (Training[0] ?? code).Length)
                throw new ArgumentException($"encode returned {Format.Count(code.Length, "number")} at position {p} and {(Training[0] ?? code).Length} at 0; a code must always have the same length, at least 1.", nameof(encode));
            Training[p] = code;
        }

        if (apply is null && Width > WordVectors.Dimension)
            throw new ArgumentException($"encode returns {Width} numbers; to be added to word vectors it must return at most {WordVectors.Dimension}. Otherwise hand over apply.", nameof(encode));
    }

    public int TrainingLength { get; }

    /// <summary>The codes of all positions of a text of the training length.</summary>
    public double[][] Training { get; }

    public int Width => Training[0].Length;

    /// <summary>The code of a position in a text of some length, or null where there is none.</summary>
    public double[]? TryEncode(double position, int length)
    {
        try
        {
            double[] code = _encode(position, length);
            return code is not null && code.Length == Width && code.All(double.IsFinite) ? code : null;
        }
        // Any other exception means that the encoding has no code there; which one is the learner's choice.
        catch (Exception error) when (error is not (OperationCanceledException or ThreadAbortException))
        {
            return null;
        }
    }

    /// <summary>The vector that attention reads for a token at a position.</summary>
    public double[] Apply(double[] vector, int position)
    {
        if (_apply is not null)
            return _apply([.. vector], position, TrainingLength);
        double[] sum = [.. vector];
        for (int i = 0; i < Width; i++)
            sum[i] += Training[position][i];
        return sum;
    }
}
