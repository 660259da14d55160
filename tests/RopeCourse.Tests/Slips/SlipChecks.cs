using System.Text.Json;

namespace RopeCourse.Tests;

/// <summary>
/// Checks a <see cref="Recipe"/> against the official numbers and against the laws of a rotation. Each returns the largest deviation as a multiple of the
/// tolerance: at most 1 is agreement.
/// </summary>
internal static class SlipChecks
{
    public static IReadOnlyDictionary<string, Func<Recipe, double>> All { get; } = new Dictionary<string, Func<Recipe, double>>
    {
        ["official frequencies"] = Frequencies,
        ["official rotations"] = recipe => Rotations(recipe, "rotate"),
        ["official partial rotations"] = recipe => Rotations(recipe, "rotate_partial"),
        ["official YaRN frequencies"] = Yarn,
        ["official Llama 3 frequencies"] = Llama3,
        ["official LongRoPE frequencies"] = LongRope,
        ["a ramp by hand, beyond the last pair"] = RampByHand,
        ["cos and sin of 60 digits"] = Digits,
        ["official attention, token by token"] = Attention,
        ["official latent attention"] = LatentAttention,
        ["a rotation keeps the norm"] = Norm,
        ["a score depends on n − m alone"] = Relative,
        ["(1, 0) turns towards +sine"] = Sign,
    };

    private static double Frequencies(Recipe recipe) => Cases("rotary_default", "inv_freq").Max(item =>
        Worst(item.Numbers("inv_freq"), recipe.Frequencies(item.Int("dim"), item.Number("theta")), Tolerances.InverseFrequency, relative: true));

    private static double Rotations(Recipe recipe, string kind) => Cases("rotary_default", kind).Max(item =>
    {
        int[][] positions = Positions(item);
        int heads = item.Shape("q")[1];
        return item.Matrices("q").Index().Max(entry => entry.Item.EnumerateRows().Index().Max(row =>
        {
            int position = positions[entry.Index / heads][row.Index];
            double[] turned = recipe.Rotate([.. row.Item], item.PairLayout(), item.Int("rotary_dim"), item.Number("theta"), position);
            return Worst(item.Matrices("q_rot")[entry.Index].Row(row.Index), turned, Tolerances.Rotation(position));
        }));
    });

    private static double Yarn(Recipe recipe) => Scalings("yarn").Max(item => Compare(item, recipe, (theta, p) => recipe.Yarn(
        theta, item.Number("theta"), p.Number("factor"), p.Int("original_max_position_embeddings"), p.Number("beta_fast"), p.Number("beta_slow"), p.GetProperty("truncate").GetBoolean())));

    private static double Llama3(Recipe recipe) => Scalings("llama3").Max(item => Compare(item, recipe, (theta, p) => recipe.Llama3(
        theta, p.Number("factor"), p.Int("original_max_position_embeddings"), p.Number("low_freq_factor"), p.Number("high_freq_factor"))));

    private static double LongRope(Recipe recipe) => Scalings("longrope").Max(item => Compare(item, recipe, (theta, p) =>
        recipe.LongRope(theta, p.Numbers(item.Text("factors_used") + "_factor"))));

    /// <summary>
    /// d = 8, base 100, L₀ = 4096: a pair turns 32 times at index 2.6 and once at 5.6, rounded to 2 and 6. Pair 3 is a quarter of the way up the
    /// ramp although 6 lies beyond the last pair: 3/4 of 100^(−3/4) stay, 1/4 is divided by 4.
    /// </summary>
    private static double RampByHand(Recipe recipe)
    {
        double last = recipe.Yarn([1, Math.Pow(100, -0.25), 0.1, Math.Pow(100, -0.75)], 100, 4, 4096, 32, 1, truncate: true)[3];
        return Worst([13.0 / 16 * Math.Pow(100, -0.75)], [last], Tolerances.Double);
    }

    private static double Digits(Recipe recipe) => ReferenceFile.Cases("precision").Values.Max(item =>
    {
        (int[] positions, int[] pairs, int dim) = (item.Ints("positions"), item.Ints("sample_frequency_index"), item.Int("dim"));
        double[] theta = recipe.Frequencies(dim, item.Number("theta"));
        return positions.Index().Max(row =>
        {
            IEnumerable<double> angles = pairs.Select(i => recipe.Angle(row.Item, theta[i]));
            return Math.Max(
                Worst(item.Matrices("exact_cos")[0].Row(row.Index), angles.Select(Math.Cos), Tolerances.CosSin(row.Item)),
                Worst(item.Matrices("exact_sin")[0].Row(row.Index), angles.Select(Math.Sin), Tolerances.CosSin(row.Item)));
        });
    });

    private static double Attention(Recipe recipe) => Cases("attention", "attention_module").Max(item =>
    {
        double[][] Weights(string name) => [.. item.Matrices(name)[0].EnumerateRows().Select(row => row.ToArray())];
        (List<double[][]> keys, List<double[][]> values) = ([], []);
        return item.Matrices("x")[0].EnumerateRows().Index().Max(token => Worst(item.Matrices("y_full")[0].Row(token.Index), recipe.Step(
            [.. token.Item], keys, values, Weights("wq"), Weights("wk"), Weights("wv"), Weights("wo"), item.Int("heads"), item.Int("kv_heads"), item.PairLayout(), item.Number("theta")),
            Tolerances.Attention));
    });

    private static double LatentAttention(Recipe recipe) => ReferenceFile.Cases("mla").Values.Max(item =>
    {
        LatentRecipe model = Model(item);
        return Enumerable.Range(0, item.Int("batch")).Max(batch =>
        {
            (List<double[]> latents, List<double[]> keys) = ([], []);
            return item.Matrices("x")[batch].EnumerateRows().Index().Max(token => Worst(
                item.Matrices("y")[batch].Row(token.Index), recipe.LatentStep([.. token.Item], latents, keys, model), Tolerances.Attention));
        });
    });

    private static double Norm(Recipe recipe) => Vectors().Max(entry =>
        Worst([Math.Sqrt(Recipe.Dot(entry.Query, entry.Query))], [Length(Turned(recipe, entry.Query, entry.Layout, 7))], Tolerances.Rotation(7)));

    private static double Relative(Recipe recipe) => Vectors().Max(entry => Worst(
        [Recipe.Dot(Turned(recipe, entry.Query, entry.Layout, 3), Turned(recipe, entry.Key, entry.Layout, 8))],
        [Recipe.Dot(Turned(recipe, entry.Query, entry.Layout, 103), Turned(recipe, entry.Key, entry.Layout, 108))],
        8 * Tolerances.Rotation(108)));

    private static double Sign(Recipe recipe) =>
        Worst([Math.Cos(1), Math.Sin(1)], recipe.Rotate([1, 0], PairLayout.Interleaved, 2, 10_000, 1), Tolerances.Double);

    private static IEnumerable<(double[] Query, double[] Key, PairLayout Layout)> Vectors() =>
        [(Sample.Doubles(16, 1), Sample.Doubles(16, 2), PairLayout.Interleaved), (Sample.Doubles(16, 1), Sample.Doubles(16, 2), PairLayout.SplitHalves)];

    private static double[] Turned(Recipe recipe, double[] x, PairLayout layout, double position) => recipe.Rotate(x, layout, 8, 10_000, position);

    private static double Length(double[] x) => Math.Sqrt(Recipe.Dot(x, x));

    private static double Compare(JsonElement item, Recipe recipe, Func<double[], JsonElement, double[]> scale) => Worst(
        item.Numbers("inv_freq"), scale(recipe.Frequencies(item.Int("rotary_dim"), item.Number("theta")), item.GetProperty("params")),
        Tolerances.Llama3Frequency, relative: true);

    private static double Worst(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance, bool relative = false) =>
        expected.Zip(actual, (want, got) => Math.Abs(relative ? got / want - 1 : got - want)).Select(off => double.IsNaN(off) ? double.PositiveInfinity : off / tolerance).Max();

    private static IEnumerable<JsonElement> Cases(string file, string kind) =>
        ReferenceFile.Cases(file).Values.Where(item => item.Text("kind") == kind);

    /// <summary>The hard step of equal factors needs no ramp, and the quirk is no target.</summary>
    private static IEnumerable<JsonElement> Scalings(string type) => ReferenceFile.Cases("rope_scaling").Values.Where(item =>
        item.Text("type") == type && !item.TryGetProperty("variant", out _));

    private static int[][] Positions(JsonElement item) =>
        [.. item.Matrices("position_ids")[0].EnumerateRows().Select(row => row.Select(value => (int)value).ToArray())];

    private static LatentRecipe Model(JsonElement item)
    {
        (JsonElement args, JsonElement weights, JsonElement yarn) = (item.GetProperty("args"), item.GetProperty("weights"), item.GetProperty("yarn"));
        double[][] Matrix(string name) => [.. weights.Matrices(name)[0].EnumerateRows().Select(row => row.ToArray())];
        double[] Vector(string name) => weights.GetProperty(name).Numbers("data");
        bool compressed = args.Int("q_lora_rank") > 0;
        return new LatentRecipe(
            args.Int("n_heads"), args.Int("qk_nope_head_dim"), args.Int("qk_rope_head_dim"), args.Int("v_head_dim"), item.Numbers("inv_freq"),
            yarn.ValueKind == JsonValueKind.Null ? 1 : 0.1 * yarn.Number("mscale") * Math.Log(yarn.Number("factor")) + 1,
            compressed ? Matrix("wq_a.weight") : null, compressed ? Vector("q_norm.weight") : null, Matrix(compressed ? "wq_b.weight" : "wq.weight"),
            Matrix("wkv_a.weight"), Vector("kv_norm.weight"), Matrix("wkv_b.weight"), Matrix("wo.weight"));
    }
}
