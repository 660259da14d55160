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
    private readonly Lazy<AdhocWorkspace> workspace = new(static () => new AdhocWorkspace(MefHostServices.DefaultHost));
    private ImmutableArray<MetadataReference> given = []; // a project inherits the references of the one before it
    private ProjectId? last;
    private int known;

    /// <summary>Gives a document of the cell being written, after all cells that ran.</summary>
    public Document Open((IReadOnlyList<SyntaxTree> Cells, References References) context, SyntaxTree cell)
    {
        // A cell that ran is never changed, so what was added stays.
        Solution solution = workspace.Value.CurrentSolution;
        for (; known < context.Cells.Count; known++)
        {
            solution = Add(solution, context.Cells[known].GetText(), context.References.Except(given), out last, out _, previous: last);
            given = context.References.All;
        }

        workspace.Value.TryApplyChanges(solution);
        solution = Add(workspace.Value.CurrentSolution, cell.GetText(), context.References.Except(given), out _, out DocumentId document, previous: last);
        return solution.GetDocument(document)!;
    }

    private static Solution Add(Solution solution, SourceText text, ImmutableArray<MetadataReference> references, out ProjectId project, out DocumentId document, ProjectId? previous)
    {
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
            metadataReferences: references,
            isSubmission: true);
        return solution.AddProject(info).AddDocument(DocumentInfo.Create(document, "cell.csx", sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Create()))));
    }
}
