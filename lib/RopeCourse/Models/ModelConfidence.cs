namespace RopeCourse;

/// <summary>Says how sure a row of the model table is.</summary>
public enum ModelConfidence
{
    /// <summary>The checkpoint's own configuration or its vendor's code gives the numbers.</summary>
    Checkpoint,

    /// <summary>Another project's port of the model gives the numbers.</summary>
    Port,

    /// <summary>The implementation's default values give the numbers; the checkpoint was not seen.</summary>
    Defaults,
}
