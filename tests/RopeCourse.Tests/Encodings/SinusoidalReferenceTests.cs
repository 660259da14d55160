using System.Text.Json;

namespace RopeCourse.Tests;

/// <summary>Compares sinusoidal tables with the official implementations.</summary>
public sealed class SinusoidalReferenceTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = ReferenceFile.Cases("sinusoidal");

    public static TheoryData<string> PaperFormula => ReferenceFile.Ids("sinusoidal", item => item.Text("layout") is "interleaved" or "concat");

    public static TheoryData<string> OtherFormula => ReferenceFile.Ids("sinusoidal", item => item.Text("layout") is "t2t_concat");

    [Theory]
    [MemberData(nameof(PaperFormula))]
    public void Tables_agree_with_the_official_ones(string id)
    {
        JsonElement item = Cases[id];
        SinusoidalEncoding encoding = Encoding(item);
        double[] positions = item.Numbers("positions");
        var expected = item.Matrices("table")[0];
        for (int row = 0; row < positions.Length; row++)
        {
            var fast = new float[encoding.ModelDim];
            encoding.Fill((int)positions[row], 1, fast);
            Near.Equal(expected.Row(row), encoding.Encode(positions[row]), Tolerances.CosSin(positions.Max()), id);
            Near.Equal(expected.Row(row), fast, Tolerances.StoredCosSin, id);
        }
    }

    /// <summary>
    /// tensor2tensor and fairseq divide by d/2 − 1 in the exponent, so their columns are other waves, not the same ones in
    /// another order. The library leaves that formula out; this keeps anyone from taking it for a third layout.
    /// </summary>
    [Theory]
    [MemberData(nameof(OtherFormula))]
    public void The_tensor2tensor_formula_is_no_reordering_of_the_paper(string id)
    {
        JsonElement item = Cases[id];
        if (item.Int("d") % 2 != 0)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Encoding(item));
            return;
        }

        double[] positions = item.Numbers("positions");
        var theirs = item.Matrices("table")[0];
        double largest = 0;
        for (int row = 0; row < positions.Length; row++)
        {
            IEnumerable<double> ours = Encoding(item).Encode(positions[row]).Order();
            largest = Math.Max(largest, ours.Zip(theirs.Row(row).Order(), (a, b) => Math.Abs(a - b)).Max());
        }

        Assert.True(largest > 0.01, $"{id}: sorted rows differ by {largest} only");
    }

    [Fact]
    public void Every_case_of_the_file_is_used() => Assert.Equal(Cases.Count, PaperFormula.Count + OtherFormula.Count);

    private static SinusoidalEncoding Encoding(JsonElement item) => new(item.Int("d"), item.Number("base"),
        item.Text("layout") == "interleaved" ? ColumnLayout.Interleaved : ColumnLayout.Concatenated);
}
