namespace RopeCourse.Tests;

/// <content>Attention over a cache, and latent attention, a token at a time.</content>
internal sealed partial class Recipe
{
    public static double[] Times(double[][] matrix, double[] x) => [.. matrix.Select(row => Dot(row, x))];

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>One step of a model's attention: rotates the new token, appends it, and mixes the values.</summary>
    public double[] Step(
        double[] x, List<double[][]> keys, List<double[][]> values, double[][] wq, double[][] wk, double[][] wv, double[][] wo,
        int heads, int keyHeads, PairLayout layout, double thetaBase)
    {
        int headDim = wq.Length / heads;
        int position = slip == Slip.NoStartPosition ? 0 : keys.Count;
        double[][] Heads(double[][] w, int count) => [.. Times(w, x).Chunk(w.Length / count)];
        double[][] q = [.. Heads(wq, heads).Select(head => Rotate(head, layout, headDim, thetaBase, position))];
        keys.Add([.. Heads(wk, keyHeads).Select(head => Rotate(head, layout, headDim, thetaBase, position))]);
        values.Add([.. Heads(wv, keyHeads).Select(head => slip == Slip.ValuesRotated ? Rotate(head, layout, headDim, thetaBase, position) : head)]);
        double[] mixed = [.. q.SelectMany((query, head) =>
        {
            int shared = head / (heads / keyHeads);
            return Mix([.. keys.Select(key => Dot(query, key[shared]) / Math.Sqrt(headDim))], [.. values.Select(value => value[shared])]);
        })];
        return Times(wo, mixed);
    }

    public static double[] Mix(double[] scores, double[][] values)
    {
        double[] weights = [.. scores.Select(score => Math.Exp(score - scores.Max()))];
        double sum = weights.Sum();
        return [.. Enumerable.Range(0, values[0].Length).Select(i => weights.Zip(values, (weight, value) => weight / sum * value[i]).Sum())];
    }

    /// <summary>One step of DeepSeek's latent attention, absorbed: the cache holds the latents and one rotated key a token.</summary>
    public double[] LatentStep(double[] h, List<double[]> latents, List<double[]> rotaryKeys, LatentRecipe model)
    {
        (int nope, int rope, int heads) = (model.NopeDim, model.RopeDim, model.Heads);
        int position = latents.Count;
        double[] source = model.QueryDown is null ? h : Norm(Times(model.QueryDown, h), model.QueryNorm!);
        double[][] queries = [.. Times(model.Query, source).Chunk(nope + rope)];
        double[] down = Times(model.KeyValueDown, h);
        double[] latent = Norm(down[..^rope], model.KeyValueNorm);
        latents.Add(latent);
        rotaryKeys.Add(Rotate(down[^rope..], PairLayout.Interleaved, model.Frequencies, position));
        double[][][] up = [.. model.KeyValueUp.Chunk(nope + model.ValueDim)];
        return Times(model.Output, [.. Enumerable.Range(0, heads).SelectMany(head =>
        {
            double[] turned = Rotate(queries[head][nope..], PairLayout.Interleaved, model.Frequencies, position);
            double[][] keyUp = up[slip == Slip.AbsorptionAcrossHeads ? (head + 1) % heads : head][..nope];
            double[] absorbed = [.. Enumerable.Range(0, latent.Length).Select(j => Enumerable.Range(0, nope).Sum(i => queries[head][i] * keyUp[i][j]))];
            double[] scores = [.. latents.Select((c, n) =>
            {
                // One rotary key serves all heads; the slip cuts one from each head's own keys.
                double[] key = slip == Slip.RotaryKeyOfEachHead
                    ? Rotate([.. Times(keyUp, c).Take(rope)], PairLayout.Interleaved, model.Frequencies, n)
                    : rotaryKeys[n];
                return Score(Dot(absorbed, c), Dot(turned, key), model, latent.Length);
            })];
            return Times(up[head][nope..], Mix(scores, [.. latents]));
        })]);
    }

    private double Score(double content, double rotary, LatentRecipe model, int latentDim)
    {
        double m = model.Mscale, whole = 1 / Math.Sqrt(model.NopeDim + model.RopeDim);
        return slip switch
        {
            Slip.MscaleOnceInsteadOfSquared => (content + rotary) * whole * m,
            Slip.MscaleOnTheRotaryPartOnly => (content + rotary * m * m) * whole,
            Slip.TwoSoftmaxScales => (content / Math.Sqrt(model.NopeDim) + rotary / Math.Sqrt(model.RopeDim)) * m * m,
            Slip.ScaleOfTheLatentWidth => (content + rotary) / Math.Sqrt(latentDim + model.RopeDim) * m * m,
            _ => (content + rotary) * whole * m * m,
        };
    }

    private static double[] Norm(double[] x, double[] weight)
    {
        double root = Math.Sqrt(Dot(x, x) / x.Length + 1e-6);
        return [.. x.Zip(weight, (value, w) => value / root * w)];
    }
}
