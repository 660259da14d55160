namespace RopeCourse.Plots;

/// <summary>Writes a figure as text/html; kernels find its members by their names.</summary>
internal sealed class FigureFormatter
{
#pragma warning disable CA1822 // Kernels read them from an instance.
    public string MimeType => "text/html";

    public Type Type => typeof(Figure);

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Figure figure) return false;
        writer.Write(figure.ToHtml());
        return true;
    }
#pragma warning restore CA1822
}
