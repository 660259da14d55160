using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace RopeCourse.Kernel;

/// <summary>Holds one package that a cell asks for; no version means the newest stable one.</summary>
internal sealed partial record PackageRequest(string Id, string? Version)
{
    /// <summary>Gets whether the answer may change from day to day.</summary>
    public bool IsFloating => Version is null || Version.Contains('*') || Version.Contains(',');

    public override string ToString() => Version is null ? Id : $"{Id} {Version}";

    public bool IsSamePackage(PackageRequest other) => string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says what was found, where that is not what was asked for word by word; <see langword="null"/> where it is.</summary>
    public string? Found(IReadOnlyDictionary<string, string> versions)
    {
        KeyValuePair<string, string> found = versions.FirstOrDefault(version => string.Equals(version.Key, Id, StringComparison.OrdinalIgnoreCase));
        return found.Value is null || Plain(Version) == Plain(found.Value) ? null : $"{found.Key} {found.Value}" + (Version is null ? "" : $" (asked for: {Version})");

        // [1.0] and 1.0.0 are the same version.
        static string? Plain(string? version) => System.Version.TryParse(version?.Trim('[', ']', ' '), out System.Version? number)
            ? new System.Version(number.Major, number.Minor, Math.Max(number.Build, 0), Math.Max(number.Revision, 0)).ToString()
            : version;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out PackageRequest? request, [NotNullWhen(false)] out string? problem)
    {
        string[] parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        request = null;
        problem = null;
        string? version = parts is [_, { Length: > 0 } given] ? given : null;
        if (!IdPattern().IsMatch(parts[0]))
            problem = $"\"{parts[0]}\" is no package name; write #r \"nuget: Name, version\".";
        else if (version is not null && !VersionPattern().IsMatch(version))
            problem = $"\"{version}\" is no package version; write for example 1.2.3, 1.2.* or 1.2.3-beta.1.";
        else
            request = new PackageRequest(parts[0], version);
        return request is not null;
    }

    [GeneratedRegex(@"^\w+([_.-]\w+)*$")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^(\(\s*,)?[\[\(]?\s*[\d*][\w.*+\-\[\]\(\), ]*$")]
    private static partial Regex VersionPattern();
}
