namespace RopeCourse.Benchmarks;

/// <summary>One way to rotate one shape, or to move the same bytes without rotating them.</summary>
public sealed record Contender(string Group, string Name, string Shape)
{
    public const string Prefill = "prefill";
    public const string Ours = "RopeCourse";
    public const string Onnx = "ONNX Runtime";
    public const string Loop = "plain loop";
    public const string Limit = "read, negate, write in place";

    /// <summary>The pairing, or nothing where it makes no difference.</summary>
    public string Pairing { get; init; } = "";

    public string Storage { get; init; } = "float32";

    public int Threads { get; init; } = 1;

    /// <summary>How many bytes the tensors hold; each is read once and written once.</summary>
    public required long Bytes { get; init; }

    /// <summary>Allocates what the work needs, and gives the work.</summary>
    public required Func<Work> Prepare { get; init; }

    /// <summary>The place in the list. BenchmarkDotNet runs in the order of these texts, and peers should run after each other.</summary>
    public int Place { get; init; }

    public override string ToString() => $"{Place:000} {Group}, {Name}, {Shape}, {Pairing}, {Storage}, {Threads}";
}
