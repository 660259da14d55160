using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace RopeCourse.Kernel;

/// <summary>Knows how to show the values of a few packages, by the names of their types: the kernel refers to none of them.</summary>
/// <remarks>For .NET Interactive these packages bring extensions, which need its own runtime.</remarks>
internal static class PackageFormatters
{
    private const int MostRows = 20;
    private static readonly ConcurrentDictionary<Type, bool> Met = new();

    private static readonly Dictionary<string, Action<Type>> Known = new()
    {
        ["Newtonsoft.Json.Linq.JToken"] = static type => KernelFormatters.Show(type, static value => value.ToString()!, KernelFormatters.JsonTree),
        ["System.Data.DataTable"] = static type => KernelFormatters.Show(type, static value => Table(Rows(value), Plain), static value => Table(Rows(value), Grids.Html)),
        ["Microsoft.Data.Analysis.DataFrame"] = static type => KernelFormatters.Show(type, static value => value.ToString()!, static value => Table(Cells(value), Grids.Html)),
        ["MathNet.Numerics.LinearAlgebra.Matrix`1"] = static type => KernelFormatters.Show(type, static value => value.ToString()!, static value => Grids.Of((Array)((dynamic)value).ToArray(), MostRows, Text).Html),
        ["Plotly.NET.GenericChart"] = Chart, // since version 5
        ["Plotly.NET.GenericChart+GenericChart"] = Chart,
    };

    /// <summary>Registers a formatter when a value of such a type is first shown.</summary>
    public static void Meet(Type type)
    {
        for (Type? known = type; known is not null; known = known.BaseType)
        {
            string? name = (known.IsGenericType ? known.GetGenericTypeDefinition() : known).FullName;
            if (name is not null && Known.TryGetValue(name, out Action<Type>? register) && Met.TryAdd(known, true))
                register(known);
        }
    }

    private static void Chart(Type type)
    {
        MethodInfo? write = type.GetMethod("toChartHTML", [type]) ?? type.DeclaringType?.GetMethod("toChartHTML", [type]);
        if (write is not null)
            KernelFormatters.Show(type, static _ => "(chart)", chart => (string)write.Invoke(null, [chart])!);
    }

    private static string Table((List<string> Names, string[,] Texts, bool More) table, Func<IReadOnlyList<string>, string[,], bool, bool, string> write) =>
        write(table.Names, table.Texts, false, table.More);

    private static string Text(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";

    private static string Plain(IReadOnlyList<string> names, string[,] texts, bool moreColumns, bool moreRows) =>
        Grids.Plain(Grids.Fill(texts.GetLength(0) + 1, names.Count, (row, column) => row == 0 ? names[column] : texts[row - 1, column]), moreColumns, moreRows);

    private static (List<string> Names, string[,] Texts, bool More) Rows(object value)
    {
        dynamic table = value;
        var names = new List<string>();
        foreach (dynamic column in table.Columns)
            names.Add((string)column.ColumnName);
        return Read(names, (long)table.Rows.Count, (row, column) => (object?)table.Rows[(int)row][column]);
    }

    private static (List<string> Names, string[,] Texts, bool More) Cells(object value)
    {
        dynamic frame = value;
        var names = new List<string>();
        foreach (dynamic column in frame.Columns)
            names.Add((string)column.Name);
        return Read(names, (long)frame.Rows.Count, (row, column) => (object?)frame[row, column]);
    }

    private static (List<string> Names, string[,] Texts, bool More) Read(List<string> names, long count, Func<long, int, object?> cell)
    {
        int rows = (int)Math.Min(count, MostRows);
        return (names, Grids.Fill(rows, names.Count, (row, column) => Text(cell(row, column))), rows < count);
    }
}
