namespace RopeCourse.Kernel;

/// <summary>Reads exceptions whose own code may throw: a learner writes exceptions too.</summary>
internal static class ExceptionText
{
    /// <summary>Gets the message; an empty text where there is none.</summary>
    public static string Message(Exception error)
    {
        try
        {
            return error.Message ?? "";
        }
        catch (Exception inner)
        {
            return $"(its Message throws {TypeNames.Full(inner.GetType())})";
        }
    }

    /// <summary>Gets all that the exception tells of itself.</summary>
    public static string Whole(Exception error)
    {
        try
        {
            return error.ToString();
        }
        catch (Exception)
        {
            return $"{TypeNames.Full(error.GetType())}: {Message(error)}\n{error.StackTrace}";
        }
    }
}
