namespace RopeCourse.Tests;

/// <summary>Moves heads: operators take <c>[batch, head, token, width]</c> or <c>[batch, token, head × width]</c>.</summary>
internal static class HeadAxis
{
    /// <summary>Exchanges the two middle axes of <c>[batches, first, second, width]</c>.</summary>
    public static float[] Swap(float[] values, int batches, int first, int second, int width)
    {
        var swapped = new float[values.Length];
        for (int batch = 0; batch < batches; batch++)
        {
            for (int i = 0; i < first; i++)
            {
                for (int j = 0; j < second; j++)
                    values.AsSpan(((batch * first + i) * second + j) * width, width).CopyTo(swapped.AsSpan(((batch * second + j) * first + i) * width));
            }
        }

        return swapped;
    }
}
