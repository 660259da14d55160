namespace RopeCourse.Tests;

/// <summary>The sizes and matrices of a latent attention, as its case in the reference figures gives them.</summary>
internal sealed record LatentRecipe(
    int Heads, int NopeDim, int RopeDim, int ValueDim, double[] Frequencies, double Mscale,
    double[][]? QueryDown, double[]? QueryNorm, double[][] Query, double[][] KeyValueDown, double[] KeyValueNorm, double[][] KeyValueUp, double[][] Output);
