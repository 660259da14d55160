namespace RopeCourse.Kernel;

/// <summary>Answers a cell that reads from the console, where nobody can type.</summary>
internal sealed class NoInput : TextReader
{
    public override int Read() => throw Refusal();

    public override int Read(char[] buffer, int index, int count) => throw Refusal();

    public override int Peek() => throw Refusal();

    public override string? ReadLine() => throw Refusal();

    private static NotSupportedException Refusal() => new("A cell cannot read from the console; give the value in the code.");
}
