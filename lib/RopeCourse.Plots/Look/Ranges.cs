namespace RopeCourse.Plots;

/// <summary>Chooses the range of an axis from its data, so that labels can be placed and states compared.</summary>
internal static class Ranges
{
    /// <summary>Fills in what an axis leaves open; the margin is a share of the data's extent on each side. An axis that counts has no ticks between whole numbers.</summary>
    internal static Axis Fit(Axis axis, IEnumerable<double> values, double margin, string name, bool counts = false)
    {
        Check(axis, name);
        var (low, high, whole) = (double.PositiveInfinity, double.NegativeInfinity, true);
        foreach (var value in values) (low, high, whole) = (Math.Min(low, value), Math.Max(high, value), whole && value == Math.Floor(value));
        if (axis.Log && low <= 0)
            throw new ArgumentException($"{name} is logarithmic and has the value {Require.Text(low)}; all its values must be above 0", name);
        if (axis.Log) (low, high) = (Math.Log10(low), Math.Log10(high));
        // Whole numbers over a short range get a tick each: there is no position 1.5.
        if (counts && whole && !axis.Log && axis.Ticks is null && high - low <= 12)
            axis = axis with { Ticks = [.. Enumerable.Range((int)low, (int)(high - low) + 1).Select(tick => (double)tick)] };
        var extent = high > low ? high - low : 1;
        (low, high) = (low - (margin * extent), high + (margin * extent));
        if (axis.Log) (low, high) = (Math.Pow(10, low), Math.Pow(10, high));
        return axis with { Min = axis.Min ?? low, Max = axis.Max ?? high };
    }

    internal static void Check(Axis axis, string name)
    {
        ArgumentNullException.ThrowIfNull(axis, name);
        Require.NotBlank(axis.Name, name, "an axis names its quantity, with symbol and unit");
        if (axis.Min is { } min) Require.Finite(min, name + ".Min");
        if (axis.Max is { } max) Require.Finite(max, name + ".Max");
        if (axis.Min >= axis.Max)
            throw new ArgumentException($"{name}.Min is {Require.Text(axis.Min.Value)} and {name}.Max is {Require.Text(axis.Max.Value)}; Min must be below Max", name);
        if (axis.Log && axis.Min <= 0)
            throw new ArgumentException($"{name}.Min is {Require.Text(axis.Min.Value)}; a logarithmic axis starts above 0", name);
        if (axis.Ticks is not null) Require.Finite(axis.Ticks, name + ".Ticks");
        if (axis.TickLabels is not null)
            Require.SameLength(axis.TickLabels.Length, axis.Ticks?.Length ?? 0, name + ".TickLabels", name + ".Ticks");
    }

    /// <summary>Gives the place of a value on an axis, 0 at its start and 1 at its end.</summary>
    internal static double Place(Axis axis, double value) => axis.Log
        ? Math.Log10(value / axis.Min!.Value) / Math.Log10(axis.Max!.Value / axis.Min.Value)
        : (value - axis.Min!.Value) / (axis.Max!.Value - axis.Min.Value);

    /// <summary>Numbers 0, 1, 2, … with words at them; without words, or with very many, the axis chooses its own ticks.</summary>
    internal static Axis Count(Axis axis, int count, string[]? labels, string name)
    {
        if (labels is not null) Require.SameLength(labels.Length, count, name, "the matrix there");
        return axis with
        {
            Min = axis.Min ?? -0.5,
            Max = axis.Max ?? count - 0.5,
            Ticks = axis.Ticks ?? (labels is null ? null : [.. Enumerable.Range(0, count).Select(i => (double)i)]),
            TickLabels = axis.TickLabels ?? labels,
        };
    }
}
