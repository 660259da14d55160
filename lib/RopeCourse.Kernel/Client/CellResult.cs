using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Says what a cell did.</summary>
/// <param name="Succeeded">Gets whether the cell ran to its end.</param>
/// <param name="ExecutionCount">Gets the number of the cell in its session, from 1.</param>
/// <param name="Outputs">Gets the outputs in the shapes of nbformat; chunks of one stream that follow each other are one output.</param>
/// <param name="Error">Gets the error, when the cell failed. The same error stands among the outputs.</param>
public sealed record CellResult(bool Succeeded, int ExecutionCount, IReadOnlyList<JsonObject> Outputs, CellError? Error);
