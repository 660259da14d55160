namespace RopeCourse.Plots;

/// <summary>Says a point in words: "low bit: at position m 3 (tokens), bit is 1".</summary>
internal static class Hovers
{
    internal static string Point(string name, Axis x, Axis y) =>
        $"{Prefix(name)}at {x.Name} = %{{x:.5~g}}{Unit(x)}, {y.Name} is %{{y:.4~g}}{Unit(y)}<extra></extra>";

    internal static string Space(string name, Axis x, Axis y, Axis z) =>
        $"{Prefix(name)}{x.Name} = %{{x:.4~g}}, {y.Name} = %{{y:.4~g}}, {z.Name} = %{{z:.4~g}}<extra></extra>";

    internal static string Words(string[]? texts, string otherwise) => texts is null ? otherwise : "%{hovertext}<extra></extra>";

    private static string Prefix(string name) => name.Length == 0 ? "" : name + ": ";

    private static string Unit(Axis axis) => axis.Unit.Length == 0 ? "" : " " + axis.Unit;
}
