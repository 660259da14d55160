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
    private readonly List<(SyntaxTree Source, ProjectId Project, ImmutableArray<MetadataReference> References)> cells = [];
    private Solution? solution;

    /// <summary>Gives a document of the cell being written, after all cells that ran.</summary>
    public Document Open((IReadOnlyList<SyntaxTree> Cells, References References) context, SyntaxTree cell)
    {
        solution ??= new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        // A cell that ran again has taken the place of the last one; those before it are as they were.
        int same = cells.Zip(context.Cells).TakeWhile(static pair => pair.First.Source == pair.Second).Count();
        foreach ((_, ProjectId hidden, _) in cells[same..])
            solution = solution.RemoveProject(hidden);
        cells.RemoveRange(same, cells.Count - same);
        foreach (SyntaxTree source in context.Cells.Skip(same))
        {
            solution = Add(solution, source.GetText(), context.References, out ProjectId project, out _);
            cells.Add((source, project, context.References.All));
        }

        return Add(solution, cell.GetText(), context.References, out _, out DocumentId document).GetDocument(document)!;
    }

    private Solution Add(Solution solution, SourceText text, References references, out ProjectId project, out DocumentId document)
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
            metadataReferences: references.Except(cells.Count > 0 ? cells[^1].References : []), // the others are inherited
            isSubmission: true);
        return solution.AddProject(info).AddDocument(DocumentInfo.Create(document, "cell.csx", sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Create()))));
    }
}
