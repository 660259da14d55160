using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace RopeCourse.Kernel;

/// <summary>Shows the session to Roslyn's editor services: a project a cell, each seeing the one before it.</summary>
internal sealed class AssistantWorkspace
{
    private static readonly CSharpParseOptions Options = CellSource.Options.WithDocumentationMode(DocumentationMode.Parse);
    private readonly List<(SyntaxTree Source, ProjectId Project)> cells = [];
    private ImmutableArray<MetadataReference> references;
    private Solution? solution;

    /// <summary>Gives a document of the cell being written, after all cells that ran.</summary>
    public Document Open((IReadOnlyList<SyntaxTree> Cells, ImmutableArray<MetadataReference> References) context, SyntaxTree cell)
    {
        solution ??= new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        // A cell that ran again has taken the place of the last one; those before it are as they were, unless a reference was added to the first.
        int same = references == context.References ? cells.Zip(context.Cells).TakeWhile(static pair => pair.First.Source == pair.Second).Count() : 0;
        references = context.References;
        foreach ((_, ProjectId hidden) in cells[same..])
            solution = solution.RemoveProject(hidden);
        cells.RemoveRange(same, cells.Count - same);
        foreach (SyntaxTree source in context.Cells.Skip(same))
        {
            solution = Add(solution, source.GetText(), out ProjectId project, out _);
            cells.Add((source, project));
        }

        return Add(solution, cell.GetText(), out _, out DocumentId document).GetDocument(document)!;
    }

    private Solution Add(Solution solution, SourceText text, out ProjectId project, out DocumentId document)
    {
        ProjectId? previous = cells.Count > 0 ? cells[^1].Project : null;
        project = ProjectId.CreateNewId();
        document = DocumentId.CreateNewId(project);
        var info = ProjectInfo.Create(
            project,
            VersionStamp.Create(),
            $"cell {solution.ProjectIds.Count}",
            $"cell-{solution.ProjectIds.Count}",
            LanguageNames.CSharp,
            compilationOptions: SubmissionCompiler.Options(previous is null),
            parseOptions: Options,
            projectReferences: previous is null ? [] : [new ProjectReference(previous)],
            metadataReferences: previous is null ? references : [], // inherited by the others
            isSubmission: true);
        return solution.AddProject(info).AddDocument(DocumentInfo.Create(document, "cell.csx", sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Create()))));
    }
}
