namespace RopeCourse.Tests;

/// <summary>Calls one operator in an ONNX model; an empty name stands for an optional input that is left out.</summary>
/// <remarks>The numbers of the fields are those of onnx.proto: NodeProto, AttributeProto.</remarks>
internal sealed record OnnxNode(string Operator, string[] Inputs, string[] Outputs)
{
    /// <summary>The set that defines the operator; empty for ONNX's own.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Settings by name: an int, a float or a string each.</summary>
    public Dictionary<string, object> Attributes { get; init; } = [];

    public void Write(ProtobufWriter node)
    {
        foreach (string input in Inputs)
            node.Text(1, input);
        foreach (string output in Outputs)
            node.Text(2, output);
        node.Text(4, Operator);
        foreach ((string name, object value) in Attributes)
            node.Message(5, attribute => WriteAttribute(attribute, name, value));
        node.Text(7, Domain);
    }

    /// <summary>Writes the value in the field of its type, and the type in field 20: 1 float, 2 int, 3 string.</summary>
    private static void WriteAttribute(ProtobufWriter attribute, string name, object value)
    {
        attribute.Text(1, name);
        _ = value switch
        {
            float number => attribute.Number(2, number).Integer(20, 1),
            int number => attribute.Integer(3, number).Integer(20, 2),
            string text => attribute.Text(4, text).Integer(20, 3),
            _ => throw new ArgumentException($"{name} is a {value.GetType().Name}; it must be an int, a float or a string.", nameof(value)),
        };
    }
}
