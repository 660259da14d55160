namespace RopeCourse;

/// <content>Rotations of real models.</content>
public sealed partial class RotaryEmbedding
{
    /// <summary>Builds the rotation of a model of the course's table (<see cref="RopeModels"/>).</summary>
    /// <param name="name">The name on the hub, such as <c>meta-llama/Llama-3.1-8B</c>.</param>
    /// <returns>
    /// The rotation of its global layers (see <see cref="RotaryLayers.ForModel"/> for the others). With multi-head latent attention it is that of
    /// the decoupled part alone.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The table has no such model; the message names the nearest.</exception>
    public static RotaryEmbedding ForModel(string name) => RopeModels.Find(name).ToRotary();

    /// <summary>Builds the rotation from the text of a Hugging Face <c>config.json</c>, old (<c>rope_scaling</c>) or new (<c>rope_parameters</c>).</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="layout">The pairing, where the file's <c>model_type</c> does not tell it or its weights were permuted.</param>
    /// <param name="ignored">Names of fields to leave aside on purpose, such as <c>llama_4_scaling_beta</c>.</param>
    /// <remarks>
    /// Multimodal sections (<c>mrope_section</c>, <c>mrope_interleaved</c>) are accepted and change nothing: a text token has the same number
    /// on all three axes, and then M-RoPE is the plain rotation. Images and video need the sections; <see cref="MultimodalRotaryEmbedding"/> rotates by them.
    /// </remarks>
    /// <returns>The rotation of all layers. With multi-head latent attention it is that of the decoupled part alone.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="layout"/> is not one of the enumeration.</exception>
    /// <exception cref="RopeConfigException">A field is missing, breaks its rule, or is one that would have to be ignored; or the layers differ.</exception>
    public static RotaryEmbedding FromConfig(string json, PairLayout? layout = null, IReadOnlyCollection<string>? ignored = null)
    {
        RotaryLayers layers = RotaryLayers.FromConfig(json, layout, ignored);
        return layers.IsUniform && layers.ForLayer(0) is RotaryEmbedding rotary ? rotary
            : throw new RopeConfigException("layer_types", "The layers of this model rotate differently; RotaryLayers.FromConfig reads them all.");
    }
}
