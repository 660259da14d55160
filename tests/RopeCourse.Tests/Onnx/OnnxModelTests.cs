namespace RopeCourse.Tests;

/// <summary>Tries the writer of models: its bytes by hand, and each kind of attribute and shape in operators whose results are known by hand.</summary>
public sealed class OnnxModelTests
{
    [Fact]
    public void Fields_are_written_as_protobuf_says()
    {
        Assert.Equal([0x08, 0x96, 0x01], new ProtobufWriter().Integer(1, 150).ToArray());
        Assert.Equal([0x08, 0x7F], new ProtobufWriter().Integer(1, 127).ToArray());
        Assert.Equal([0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], new ProtobufWriter().Integer(3, -1).ToArray());
        Assert.Equal([0xA0, 0x01, 0x02], new ProtobufWriter().Integer(20, 2).ToArray());
        Assert.Equal([0x15, 0x00, 0x00, 0x80, 0x3F], new ProtobufWriter().Number(2, 1).ToArray());
        Assert.Equal([0x12, 0x03, 0xCE, 0xB8, 0x69], new ProtobufWriter().Text(2, "θi").ToArray());
        Assert.Equal([0x3A, 0x02, 0x08, 0x05], new ProtobufWriter().Message(7, inner => inner.Integer(1, 5)).ToArray());
    }

    [Fact]
    public void Attributes_of_each_type_reach_the_runtime()
    {
        Near.Equal([-1, 0, 1, 2], Run("LeakyRelu", "alpha", 0.5f), 0);
        // Columns (−2, 1) and (0, 2): softmax of two numbers depends on their difference.
        Near.Equal([1 / (1 + Math.Exp(3)), 1 / (1 + Math.Exp(2)), 1 / (1 + Math.Exp(-3)), 1 / (1 + Math.Exp(-2))], Run("Softmax", "axis", 0), Tolerances.FloatAttention);
        // The two forms of GELU at −2: x·Φ(x), and the one with a hyperbolic tangent.
        Assert.Equal(-0.045500, Run("Gelu", "approximate", "none")[0], Tolerances.SixDecimals);
        Assert.Equal(-0.045402, Run("Gelu", "approximate", "tanh")[0], Tolerances.SixDecimals);

        static float[] Run(string name, string attribute, object value) =>
            new OnnxOperator(name, 23) { Attributes = { [attribute] = value } }.Run(new OnnxTensor((float[])[-2, 0, 1, 2], 2, 2))[0];
    }

    [Fact]
    public void A_named_axis_takes_any_size()
    {
        using var session = new OnnxSession(new OnnxModel
        {
            OperatorSets = new() { [""] = 23 },
            Inputs = [OnnxValue.Float("table", "rows", "2"), OnnxValue.Int64("row", "count")],
            Outputs = [OnnxValue.Float("chosen", "count", "2")],
            Nodes = [new OnnxNode("Gather", ["table", "row"], ["chosen"])],
        });
        Assert.Equal([3, 4], session.Run(new OnnxTensor((float[])[1, 2, 3, 4], 2, 2), new OnnxTensor((long[])[1], 1))[0]);
        Assert.Equal([5, 6, 1, 2], session.Run(new OnnxTensor((float[])[1, 2, 3, 4, 5, 6], 3, 2), new OnnxTensor((long[])[2, 0], 2))[0]);
    }

    [Fact]
    public void Attributes_and_inputs_of_other_types_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new OnnxOperator("LeakyRelu", 23) { Attributes = { ["alpha"] = 0.5 } }.Run(new OnnxTensor(new float[1], 1)));
        Assert.Throws<ArgumentException>(() => new OnnxTensor(new double[1], 1).ToOrtValue());
    }
}
