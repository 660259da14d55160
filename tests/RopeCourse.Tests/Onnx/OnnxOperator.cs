namespace RopeCourse.Tests;

/// <summary>Runs one operator alone: the model around it takes its inputs as they are.</summary>
internal sealed record OnnxOperator(string Name, int Version)
{
    /// <summary>The set that defines the operator; empty for ONNX's own.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Settings by name: an int, a float or a string each.</summary>
    public Dictionary<string, object> Attributes { get; init; } = [];

    /// <summary>The number of outputs that are asked for.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>Runs it on the inputs in order, null where an optional one is left out.</summary>
    public float[][] Run(params OnnxTensor?[] inputs)
    {
        string[] outputs = [.. Enumerable.Range(0, Outputs).Select(i => $"output{i}")];
        string[] names = [.. inputs.Select((input, i) => input is null ? "" : $"input{i}")];
        using var session = new OnnxSession(new OnnxModel
        {
            OperatorSets = new() { [Domain] = Version },
            Inputs = [.. inputs.Zip(names).Where(input => input.First is not null).Select(input => input.First!.Declare(input.Second))],
            Outputs = [.. outputs.Select(name => OnnxValue.Float(name))],
            Nodes = [new OnnxNode(Name, names, outputs) { Domain = Domain, Attributes = Attributes }],
        });
        return session.Run([.. inputs.OfType<OnnxTensor>()]);
    }
}
