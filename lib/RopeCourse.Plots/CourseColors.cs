namespace RopeCourse.Plots;

/// <summary>
/// Names the colours of the course: one meaning each, in every chapter. The single colours are those of
/// Okabe and Ito, which readers with any common form of colour blindness can tell apart.
/// </summary>
public static class CourseColors
{
    /// <summary>The colour of queries: blue.</summary>
    public const string Query = "#0072B2";

    /// <summary>The colour of keys: vermilion.</summary>
    public const string Key = "#D55E00";

    /// <summary>The colour of values: bluish green.</summary>
    public const string Value = "#009E73";

    /// <summary>The colour of position encodings: reddish purple.</summary>
    public const string PositionEncoding = "#CC79A7";

    /// <summary>The colour of token embeddings: sky blue.</summary>
    public const string TokenEmbedding = "#56B4E9";

    /// <summary>The colour of what is wrong, always dashed. It is drawn in the page's text colour, so that a dark page shows it too.</summary>
    public const string Wrong = "#000000";

    /// <summary>The colour of what only helps to read, such as a reference line.</summary>
    public const string Quiet = "#8A8A8A";

    private static readonly string[] PhaseStops = ["#C7AEBB", "#5F8FD0", "#6A4C96", "#C0693F", "#C7AEBB"];

    private static readonly string[] MagnitudeStops =
        ["#440154", "#482878", "#3E4989", "#31688E", "#26828E", "#1F9E89", "#35B779", "#6DCD59", "#B4DE2C", "#FDE725"];

    private static readonly string[] DivergingStops =
        ["#053E6B", "#2F7FB8", "#8CBFDE", "#F4F1EC", "#F0B27A", "#D2691E", "#7A3205"];

    // None of them is near a colour that has a meaning; each shows on white and on black.
    private static readonly string[] SeriesColors = ["#6F6FB5", "#B87A00", "#3F8A8C", "#9C6B4E", "#7A7A7A"];

    /// <summary>Gets the colours for lines and bars that have no meaning of their own, in the order in which they are taken.</summary>
    public static IReadOnlyList<string> Sequence => SeriesColors;

    /// <summary>Computes the colour of an angle, <c>palette(turns mod 1)</c>: the same after each whole turn.</summary>
    /// <param name="turns">The angle in turns; any finite number.</param>
    /// <returns>A colour as #RRGGBB.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="turns"/> is not finite.</exception>
    public static string Phase(double turns)
    {
        Require.Finite(turns, nameof(turns));
        return Palette.At(PhaseStops, turns - Math.Floor(turns));
    }

    /// <summary>Computes the colour of a position in a sequence, <c>Phase(position / count)</c>.</summary>
    /// <param name="position">The position, from 0.</param>
    /// <param name="count">The number of positions, at least 1.</param>
    /// <returns>A colour as #RRGGBB.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static string OfPosition(int position, int count)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, $"count is {Require.Text(count)}; it must be at least 1");
        return Phase((double)position / count);
    }

    /// <summary>Computes the colour of a magnitude on viridis, <c>viridis(share)</c>.</summary>
    /// <param name="share">The magnitude as a share of the greatest, 0 to 1.</param>
    /// <returns>A colour as #RRGGBB.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside 0 to 1.</exception>
    public static string Magnitude(double share) => Palette.At(MagnitudeStops, Require.Share(share, nameof(share)));

    /// <summary>Computes the colour of a signed value: 0.5 is pale, below is blue, above is orange.</summary>
    /// <param name="share">The place between the lowest (0) and the highest (1) value.</param>
    /// <returns>A colour as #RRGGBB.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside 0 to 1.</exception>
    public static string Diverging(double share) => Palette.At(DivergingStops, Require.Share(share, nameof(share)));

    internal static string[] Stops(HeatScale scale) => scale switch
    {
        HeatScale.Diverging => DivergingStops,
        HeatScale.Phase => PhaseStops,
        HeatScale.Bits => ["#E3E3E3", "#E3E3E3", PositionEncoding, PositionEncoding],
        _ => MagnitudeStops,
    };
}
