using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RopeCourse.Kernel;

/// <summary>Reads the lines of a cell that begin with <c>#</c> and are the kernel's affair, not the compiler's.</summary>
internal sealed class Directives
{
    private readonly List<ReferenceRequest> references = [];
    private readonly List<ReferenceRequest> loads = [];
    private readonly char[] text;
    private bool isChanged;

    private Directives(SyntaxTree tree) => text = tree.ToString().ToCharArray();

    public IReadOnlyList<ReferenceRequest> References => references;

    public IReadOnlyList<ReferenceRequest> Loads => loads;

    /// <summary>Gets the answer to a line that this kernel does not take, such as a magic.</summary>
    public CellOutcome? Refusal { get; private set; }

    /// <summary>Gets the cell's text with comments of the same length in the place of what was read; <see langword="null"/> when nothing was.</summary>
    public string? Text => isChanged ? new string(text) : null;

    public static Directives Read(SyntaxTree tree)
    {
        var directives = new Directives(tree);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
            directives.Read(directive, directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
        if (tree.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            directives.ReadFirst(tree.GetText());
        return directives;
    }

    /// <summary>Knows a first line that is meant for another kernel.</summary>
    private void ReadFirst(SourceText source)
    {
        TextLine? first = source.Lines.Select(static line => (TextLine?)line).FirstOrDefault(static line => !string.IsNullOrWhiteSpace(line.ToString()));
        if (first is { } line && Magics.OfIPython(line.ToString().Trim()) is { } answer)
            Refusal ??= CellOutcome.Failed("MagicCommand", $"Line {line.LineNumber + 1} is {answer}.", line.LineNumber + 1);
    }

    private void Read(DirectiveTriviaSyntax directive, int line)
    {
        string content = directive.ToString().Trim();
        string word = content.Split(' ', '\t', '\r', '\n')[0];
        switch (directive)
        {
            case ReferenceDirectiveTriviaSyntax { IsActive: true, File.IsMissing: false } reference:
                references.Add(new ReferenceRequest(reference.File.ValueText, line));
                Hide(directive, word.Length);
                break;
            case LoadDirectiveTriviaSyntax { IsActive: true, File.IsMissing: false } load:
                loads.Add(new ReferenceRequest(load.File.ValueText, line));
                Hide(directive, word.Length);
                break;
            case { IsActive: true } when word == "#i":
                if (Quoted(content) is { } source)
                    references.Add(new ReferenceRequest(source, line, IsSource: true));
                else
                    Refusal ??= CellOutcome.Failed("SourceDirective", $"Line {line} names no package source; write #i \"nuget: folder or address\".", line);
                Hide(directive, word.Length);
                break;
            case { IsActive: true } when word.StartsWith("#!", StringComparison.Ordinal):
                if (!Magics.MeansCSharp(word))
                    Refusal ??= CellOutcome.Failed("MagicCommand", $"Line {line} is the magic command {word}, which this kernel does not have; {Magics.InCSharp(word)}.", line);
                Hide(directive, word.Length);
                break;
            default:
                break;
        }
    }

    private void Hide(DirectiveTriviaSyntax directive, int wordLength)
    {
        int start = directive.HashToken.SpanStart;
        text.AsSpan(start, wordLength).Fill(' ');
        text[start] = text[start + 1] = '/';
        isChanged = true;
    }

    private static string? Quoted(string content)
    {
        int first = content.IndexOf('"', StringComparison.Ordinal);
        int last = content.LastIndexOf('"');
        return last > first + 1 ? content[(first + 1)..last] : null;
    }
}
