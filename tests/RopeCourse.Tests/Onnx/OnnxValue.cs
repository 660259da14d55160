using System.Globalization;

namespace RopeCourse.Tests;

/// <summary>Declares an input or an output of an ONNX model: its name, its type and a size for each axis.</summary>
/// <remarks>The numbers of the fields are those of onnx.proto: ValueInfoProto, TypeProto, TensorShapeProto.</remarks>
internal sealed record OnnxValue(string Name, OnnxValue.Element Type, IReadOnlyList<string> Axes)
{
    /// <summary>The types that these models use, with their numbers in TensorProto.DataType.</summary>
    internal enum Element
    {
        Float = 1,
        Int64 = 7,
        Float16 = 10,
    }

    /// <summary>Declares floats. An axis is a number, or a name for a size that is known when the model runs; no axis at all leaves the shape open.</summary>
    public static OnnxValue Float(string name, params string[] axes) => new(name, Element.Float, axes);

    /// <summary>Declares integers, with axes as for floats.</summary>
    public static OnnxValue Int64(string name, params string[] axes) => new(name, Element.Int64, axes);

    public void Write(ProtobufWriter value) => value
        .Text(1, Name)
        .Message(2, type => type.Message(1, WriteTensor));

    private void WriteTensor(ProtobufWriter tensor)
    {
        tensor.Integer(1, (int)Type);
        if (Axes.Count > 0)
            tensor.Message(2, WriteShape);
    }

    private void WriteShape(ProtobufWriter shape)
    {
        foreach (string axis in Axes)
        {
            shape.Message(1, dimension => _ = long.TryParse(axis, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
                ? dimension.Integer(1, size)
                : dimension.Text(2, axis));
        }
    }
}
