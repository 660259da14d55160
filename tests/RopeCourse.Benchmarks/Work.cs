namespace RopeCourse.Benchmarks;

/// <summary>What a contender does once a call, and what it must give back afterwards.</summary>
public sealed record Work(Action Run)
{
    public IDisposable? Owned { get; init; }

    public void GiveBack() => Owned?.Dispose();
}
