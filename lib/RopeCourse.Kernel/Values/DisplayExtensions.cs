namespace RopeCourse.Kernel;

/// <summary>Shows a value in the middle of a cell. Cells see these methods without a <c>using</c>.</summary>
public static class DisplayExtensions
{
    /// <summary>Gets or sets where displayed values go; the running kernel sets it.</summary>
    internal static Action<object?> Sink { get; set; } = static _ => { };

    /// <summary>Shows a value as a trailing expression would be shown.</summary>
    /// <param name="value">The value; <see langword="null"/> is shown too.</param>
    public static void Display(this object? value) => Sink(value);
}
