using System.Globalization;
using System.Xml.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons.Tests;

public sealed class DataTableTests
{
    [Fact]
    public void Bits_stand_as_numbers_are_written_highest_on_the_left()
    {
        var table = DataTable.Of(BinaryEncoding.Table(3, 2));
        string[] lines = [.. table.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Equal("position bit 1 bit 0", lines[0]);
        Assert.Equal(["0 0 0", "1 0 1", "2 1 0"], lines[^3..]);
    }

    private static readonly Matrix<double> s_matrix = Matrix<double>.Build.DenseOfArray(new[,] { { 1.5, -20 }, { 0, 1 / 3.0 } });

    [Fact]
    public void A_matrix_becomes_aligned_text() =>
        Assert.Equal("     x      y\na  1.5    -20\nb    0  0.333", DataTable.Of(s_matrix, ["a", "b"], ["x", "y"]).ToString());

    [Fact]
    public void Rows_and_columns_are_numbered_where_they_have_no_names() =>
        Assert.Equal("     0      1\n0  1.5    -20\n1    0  0.333", DataTable.Of(s_matrix).ToString());

    [Fact]
    public void Words_stand_left_and_numbers_right() =>
        Assert.Equal(
            "word    norm\ndog   5.6381\nthe     12.5",
            DataTable.Of(["word", "norm"], [["dog", 5.63812], ["the", 12.5]], "0.####").ToString());

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Contains("1.5", DataTable.Of(s_matrix).ToString(), StringComparison.Ordinal);
            Assert.Contains("-20", DataTable.Of(s_matrix).ToHtml(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_marked_cell_carries_a_sign_and_the_first_table_stays_as_it_was()
    {
        DataTable table = DataTable.Of(s_matrix);
        DataTable marked = table.Mark(0, 1);
        Assert.Contains("▸ -20", marked.ToString(), StringComparison.Ordinal);
        Assert.Contains("<strong>▸ -20</strong>", marked.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("▸", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_html_is_well_formed_and_takes_the_colours_of_its_page()
    {
        string html = DataTable.Of(["a<b", "c"], [["x & y", 1]]).WithCaption("Read `a<b`.").Mark(0, 0).ToHtml();
        var root = XElement.Parse(html);
        Assert.Equal("div", root.Name.LocalName);
        Assert.Equal("a<b", root.Descendants("th").First().Value);
        Assert.Equal("a<b", root.Descendants("code").Single().Value);
        Assert.Contains("overflow-x:auto", html, StringComparison.Ordinal);
        Assert.DoesNotContain("#", html, StringComparison.Ordinal);
        Assert.DoesNotContain("rgb", html.Replace("srgb", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_caption_stands_above_the_text() =>
        Assert.StartsWith("Norms\n", DataTable.Of(s_matrix).WithCaption("Norms").ToString(), StringComparison.Ordinal);

    [Fact]
    public void Not_a_number_and_minus_zero_are_shown_in_words_and_without_a_sign()
    {
        string text = DataTable.Of(Matrix<double>.Build.DenseOfRowArrays([double.NaN, -0.0001, double.NegativeInfinity])).ToString();
        Assert.EndsWith("0  NaN  0  -∞", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("2 rows", Assert.Throws<ArgumentException>(() => DataTable.Of(s_matrix, ["a"])).Message, StringComparison.Ordinal);
        Assert.Contains("3", Assert.Throws<ArgumentException>(() => DataTable.Of(["a", "b"], [[1, 2, 3]])).Message, StringComparison.Ordinal);
        Assert.Contains("row is 2", Assert.Throws<ArgumentOutOfRangeException>(() => DataTable.Of(s_matrix).Mark(2, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => DataTable.Of(s_matrix).Mark(0, 2)).Message, StringComparison.Ordinal);
    }
}
