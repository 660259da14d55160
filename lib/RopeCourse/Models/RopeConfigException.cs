namespace RopeCourse;

/// <summary>Says which field of a model's configuration cannot be honoured, what stands in it, and why.</summary>
/// <remarks>A rotation that ignored a field would run and be wrong, so reading stops instead.</remarks>
public sealed class RopeConfigException : Exception
{
    /// <summary>Names the field and the reason.</summary>
    /// <param name="field">The field, with the names around it: <c>rope_scaling.factor</c>.</param>
    /// <param name="message">The field, its value and the rule, in a sentence.</param>
    /// <param name="cause">The error behind it, if there is one.</param>
    public RopeConfigException(string field, string message, Exception? cause = null)
        : base(message, cause) => Field = field;

    /// <summary>Gets the field, with the names around it: <c>rope_scaling.factor</c>.</summary>
    public string Field { get; }
}
