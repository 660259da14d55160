namespace RopeCourse.Tests;

/// <summary>Builds an ONNX model: which operator sets it uses, what goes in, what comes out, and the operators between.</summary>
/// <remarks>The numbers of the fields are those of onnx.proto: ModelProto, OperatorSetIdProto, GraphProto.</remarks>
internal sealed record OnnxModel
{
    // The version of the file format that came with operator set 23.
    private const int FormatVersion = 11;

    /// <summary>The version of each operator set, by its domain; the empty domain is ONNX's own.</summary>
    public required Dictionary<string, int> OperatorSets { get; init; }

    public required OnnxValue[] Inputs { get; init; }

    public required OnnxValue[] Outputs { get; init; }

    public required OnnxNode[] Nodes { get; init; }

    public byte[] ToBytes()
    {
        ProtobufWriter model = new ProtobufWriter().Integer(1, FormatVersion).Message(7, WriteGraph);
        foreach ((string domain, int version) in OperatorSets)
            model.Message(8, set => set.Text(1, domain).Integer(2, version));
        return model.ToArray();
    }

    private void WriteGraph(ProtobufWriter graph)
    {
        foreach (OnnxNode node in Nodes)
            graph.Message(1, node.Write);
        graph.Text(2, "graph");
        foreach (OnnxValue input in Inputs)
            graph.Message(11, input.Write);
        foreach (OnnxValue output in Outputs)
            graph.Message(12, output.Write);
    }
}
