using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Reads the figures of official implementations that the build copies beside the tests.</summary>
internal static class ReferenceFile
{
    public static IReadOnlyDictionary<string, JsonElement> Cases(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "reference", file + ".json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("cases").EnumerateArray()
            .ToDictionary(item => item.Text("id"), item => item.Clone());
    }

    public static TheoryData<string> Ids(string file, Func<JsonElement, bool> chosen) =>
        new(Cases(file).Where(pair => chosen(pair.Value)).Select(pair => pair.Key).Order(StringComparer.Ordinal));

    public static string Text(this JsonElement item, string name) => item.GetProperty(name).GetString()!;

    public static int Int(this JsonElement item, string name) => item.GetProperty(name).GetInt32();

    public static double Number(this JsonElement item, string name) => item.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    public static int[] Ints(this JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];

    public static int[] Shape(this JsonElement item, string name) => item.GetProperty(name).Ints("shape");

    /// <summary>Reads a tensor as its matrices: the last two axes, one matrix for each index of the axes before.</summary>
    public static Matrix<double>[] Matrices(this JsonElement item, string name)
    {
        int[] shape = item.Shape(name);
        (int rows, int columns) = (shape[^2], shape[^1]);
        return [.. item.GetProperty(name).Numbers("data").Chunk(rows * columns)
            .Select(data => Matrix<double>.Build.DenseOfRowMajor(rows, columns, data))];
    }

    public static PairLayout PairLayout(this JsonElement item) => item.Text("layout") switch
    {
        "half" => RopeCourse.PairLayout.SplitHalves,
        "interleaved" => RopeCourse.PairLayout.Interleaved,
        string other => throw new InvalidDataException($"layout is {other}"),
    };
}
