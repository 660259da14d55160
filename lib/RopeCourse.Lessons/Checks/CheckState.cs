namespace RopeCourse.Lessons;

/// <summary>Names what became of an exercise.</summary>
public enum CheckState
{
    /// <summary>The stub is still there: it throws <see cref="NotImplementedException"/> when called.</summary>
    NotAttempted,

    /// <summary>Every case is right.</summary>
    Passed,

    /// <summary>At least one case is wrong; the result names the first.</summary>
    Wrong,

    /// <summary>The first case that is not right threw an exception.</summary>
    Threw,
}
