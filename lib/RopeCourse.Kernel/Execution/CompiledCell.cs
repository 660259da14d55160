using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RopeCourse.Kernel;

/// <summary>Holds a compiled cell: its image and symbols, or the errors that prevented them.</summary>
internal sealed record CompiledCell(CSharpCompilation Compilation, MemoryStream Image, MemoryStream Symbols, IReadOnlyList<Diagnostic> Errors);
