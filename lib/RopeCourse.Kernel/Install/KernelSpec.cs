using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Describes a kernel to Jupyter: the folder and what its <c>kernel.json</c> says.</summary>
/// <param name="Name">The name that notebooks ask for: the folder's, in small letters.</param>
/// <param name="Folder">The folder that holds <c>kernel.json</c>.</param>
/// <param name="DisplayName">The name that people choose by.</param>
/// <param name="Language">The language of its cells.</param>
/// <param name="Arguments">The program that Jupyter starts, and its arguments.</param>
/// <param name="IsOurs">Whether this program installed it.</param>
internal sealed record KernelSpec(string Name, string Folder, string DisplayName, string Language, IReadOnlyList<string> Arguments, bool IsOurs)
{
    public const string FileName = "kernel.json";
    private const string Mark = "RopeCourse.Kernel";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets whether the program it names is there, and the .NET library where that is an argument.</summary>
    public bool CanStart => Arguments.Count > 0
        && IsProgram(Arguments[0])
        && Arguments.Skip(1).All(argument => !Path.IsPathRooted(argument) || !argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || File.Exists(argument));

    /// <summary>Reads a kernel's folder; <see langword="null"/> where it is none.</summary>
    public static KernelSpec? TryRead(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        string name = Path.GetFileName(folder).ToLowerInvariant();
        try
        {
            JsonNode json = JsonNode.Parse(File.ReadAllBytes(path))!;
            return new KernelSpec(
                name,
                folder,
                (string?)json["display_name"] ?? "",
                (string?)json["language"] ?? "",
                [.. ((JsonArray?)json["argv"] ?? []).Select(argument => (string?)argument ?? "")],
                (string?)json["metadata"]?["installed_by"] == Mark);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or InvalidCastException or NullReferenceException or IOException or UnauthorizedAccessException)
        {
            return new KernelSpec(name, folder, "(its kernel.json cannot be read)", "", [], IsOurs: false);
        }
    }

    /// <summary>Lists the kernels that Jupyter finds in these folders: of two with one name, the first.</summary>
    public static IReadOnlyList<KernelSpec> Find(IEnumerable<string> kernelFolders) =>
        [.. kernelFolders.Select(Path.GetFullPath).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder).Order(StringComparer.OrdinalIgnoreCase))
            .Select(TryRead)
            .OfType<KernelSpec>()
            .DistinctBy(spec => spec.Name)];

    /// <summary>Writes the <c>kernel.json</c> of a kernel of ours.</summary>
    public static string Render(string displayName, IEnumerable<string> arguments) => new JsonObject
    {
        ["argv"] = new JsonArray([.. arguments.Select(argument => (JsonNode)argument)]),
        ["display_name"] = displayName,
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["env"] = new JsonObject(KernelProgram.Environment.Select(static setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value))),
        ["metadata"] = new JsonObject { ["debugger"] = false, ["installed_by"] = Mark },
    }.ToJsonString(Readable) + "\n";

    private static bool IsProgram(string program) => Path.IsPathRooted(program)
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
