using System.Collections;

namespace RopeCourse.Plots;

/// <summary>Makes the formatters of <see cref="Figure"/>; kernels find its members by their names.</summary>
internal sealed class FigureFormatterSource
{
    public FigureFormatterSource()
    {
    }

#pragma warning disable CA1822 // Kernels call it on an instance.
    public IEnumerable CreateTypeFormatters() => new[] { new FigureFormatter() };
#pragma warning restore CA1822
}
