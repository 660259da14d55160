using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace RopeCourse.Kernel;

/// <summary>Finds the documentation comments of an assembly, when an editor first asks for one.</summary>
/// <remarks>
/// A package has them beside its assembly. The framework's stand in the SDK's reference pack, under the names of the
/// reference assemblies, which split what System.Private.CoreLib holds.
/// </remarks>
internal sealed class Documentation : DocumentationProvider
{
    private static readonly string[] CoreFiles = ["System.Runtime", "System.Collections", "System.Linq", "System.Threading", "System.Console", "System.Memory", "System.Runtime.Extensions", "System.Text.RegularExpressions", "System.Threading.Tasks.Parallel", "System.Runtime.Numerics"];
    private static readonly Lazy<string?> ReferencePack = new(FindReferencePack);
    private static readonly Lazy<Dictionary<string, string>> Core = new(static () => Read(CoreFiles.Select(Framework)));
    private readonly string assembly;
    private readonly Lazy<Dictionary<string, string>> members;

    private Documentation(string assembly)
    {
        this.assembly = assembly;
        members = new Lazy<Dictionary<string, string>>(Open);
    }

    public static DocumentationProvider For(string assembly) => new Documentation(assembly);

    public override bool Equals(object? obj) => obj is Documentation other && other.assembly == assembly;

    public override int GetHashCode() => assembly.GetHashCode(StringComparison.Ordinal);

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        members.Value.GetValueOrDefault(documentationMemberID)
        ?? (IsFramework ? Core.Value.GetValueOrDefault(documentationMemberID) : null);

    private bool IsFramework => Path.GetDirectoryName(assembly) == References.FrameworkFolder;

    private Dictionary<string, string> Open() =>
        Read([IsFramework ? Framework(Path.GetFileNameWithoutExtension(assembly)) : Path.ChangeExtension(assembly, ".xml")]);

    private static Dictionary<string, string> Read(IEnumerable<string?> files)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in files.OfType<string>().Where(File.Exists))
        {
            try
            {
                foreach (XElement member in XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
                {
                    if ((string?)member.Attribute("name") is { } name)
                        members.TryAdd(name, member.ToString(SaveOptions.DisableFormatting));
                }
            }
            catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
            {
                // Comments that cannot be read are no comments; the members are there without them.
            }
        }

        return members;
    }

    private static string? Framework(string name) => ReferencePack.Value is { } pack ? Path.Combine(pack, name + ".xml") : null;

    // <root>/shared/Microsoft.NETCore.App/<version> and <root>/packs/Microsoft.NETCore.App.Ref/<version>/ref/net<major>.0
    private static string? FindReferencePack()
    {
        string packs = Path.GetFullPath(Path.Combine(References.FrameworkFolder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs))
            return null;
        string target = $"net{Environment.Version.Major}.0";
        return Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*")
            .Select(folder => Path.Combine(folder, "ref", target))
            .LastOrDefault(Directory.Exists);
    }
}
