namespace RopeCourse;

/// <summary>Says how each layer of a model rotates: the same everywhere, local and global layers, or some not at all (NoPE).</summary>
/// <remarks>
/// Gemma 3 rotates five layers of every six with a base of 10,000 and one with 1,000,000; Llama 4 leaves every fourth layer unrotated; Cohere 2
/// rotates only its sliding-window layers.
/// </remarks>
public sealed class RotaryLayers
{
    private readonly RotaryEmbedding?[] _pattern;

    /// <summary>Takes the rotations of the first layers; the pattern repeats.</summary>
    /// <param name="pattern">One element a layer, at least one; null where a layer does not rotate.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is empty.</exception>
    public RotaryLayers(IReadOnlyList<RotaryEmbedding?> pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Rule.NotEmpty(pattern.Count, nameof(pattern));
        _pattern = [.. pattern];
    }

    /// <summary>Gets the rotations of the first layers, after which they repeat; null where a layer does not rotate.</summary>
    public IReadOnlyList<RotaryEmbedding?> Pattern => _pattern.AsReadOnly();

    /// <summary>Gets whether all layers rotate alike.</summary>
    public bool IsUniform => _pattern.All(rotary => rotary == _pattern[0]);

    /// <summary>Gives the rotation of a layer.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <returns>The rotation, or null where the layer does not rotate.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="layer"/> is negative.</exception>
    public RotaryEmbedding? ForLayer(int layer) => _pattern[Rule.AtLeast(0, layer) % _pattern.Length];

    /// <summary>Builds the layers of a model of the course's table (<see cref="RopeModels"/>).</summary>
    /// <param name="name">The name on the hub, such as <c>google/gemma-3-4b-it</c>.</param>
    /// <returns>The layers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The table has no such model; the message names the nearest.</exception>
    public static RotaryLayers ForModel(string name) => RopeModels.Find(name).ToLayers();

    /// <summary>Builds the layers from the text of a Hugging Face <c>config.json</c>.</summary>
    /// <inheritdoc cref="RotaryEmbedding.FromConfig"/>
    /// <returns>The layers.</returns>
    public static RotaryLayers FromConfig(string json, PairLayout? layout = null, IReadOnlyCollection<string>? ignored = null) =>
        ConfigReader.Read(json, layout, ignored);
}
