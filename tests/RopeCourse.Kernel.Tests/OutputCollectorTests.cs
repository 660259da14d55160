using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

public sealed class OutputCollectorTests
{
    [Fact]
    public void Cleared_outputs_are_gone_at_once() =>
        Assert.Equal(["after"], Collect(Stream("before"), Clear(wait: false), Stream("after")));

    [Fact]
    public void Outputs_cleared_with_a_wait_stay_until_the_next_one_comes()
    {
        Assert.Equal(["before"], Collect(Stream("before"), Clear(wait: true)));
        Assert.Equal(["after"], Collect(Stream("before"), Clear(wait: true), Stream("after")));
    }

    [Fact]
    public void Chunks_of_one_stream_become_one_output() =>
        Assert.Equal(["one two"], Collect(Stream("one "), Stream("two")));

    private static IEnumerable<string> Collect(params Message[] messages)
    {
        var collector = new OutputCollector();
        foreach (Message message in messages)
            collector.Add(message);
        return collector.Finish().Select(output => (string)output["text"]!);
    }

    private static Message Stream(string text) => Message.Create("stream", new JsonObject { ["name"] = "stdout", ["text"] = text }, null, "tests");

    private static Message Clear(bool wait) => Message.Create("clear_output", new JsonObject { ["wait"] = wait }, null, "tests");
}
