namespace RopeCourse.Kernel;

/// <summary>Loads and compiles, while nobody waits, what the first cell needs.</summary>
/// <remarks>
/// The steps grow; a cell that comes early waits for the step that is being done, and the rest is left out.
/// The two never work side by side: cell and warm-up bind the same references, and done at once they have been seen to disagree on what an object is.
/// </remarks>
internal static class WarmUp
{
    private static readonly Lazy<References> Loaded = new(static () => new References());
    private static readonly Lock Step = new();
    private static volatile bool ended;

    /// <summary>Gets what cells are compiled against.</summary>
    public static References References => Loaded.Value;

    /// <summary>Starts on a thread of its own.</summary>
    public static void Start() => new Thread(static () =>
    {
        Do(static () => _ = References.InUse);
        Do(static () => Compile("1 + 1"));
        Do(ValueFormatter.Prepare);
        Do(static () => ValueFormatter.Format(1));
        Do(static () => Compile("var warm = new List<int> { 1, 2 }.Select(i => i * 2).ToArray();\nfor (int i = 0; i < 2; i++) { Console.Write(\"\"); }\n$\"{warm.Length}\""));
    })
    { IsBackground = true, Name = "warm-up" }.Start();

    /// <summary>Waits for the step that is being done, and stops before the next.</summary>
    public static void End()
    {
        ended = true;
        lock (Step)
        {
            // Free: nothing is being done any more.
        }
    }

    private static void Do(Action step)
    {
        lock (Step)
        {
            if (!ended)
                step();
        }
    }

    private static void Compile(string code) =>
        new SubmissionCompiler(References).Compile(CellSource.Read(code, "warm-up"), CancellationToken.None).HasResult();
}
