using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace RopeCourse.Kernel;

/// <summary>Runs <c>dotnet restore</c> on a project that names the wanted packages and nothing else.</summary>
internal static partial class DotnetRestore
{
    /// <summary>Gets the platform whose native files are wanted, such as <c>linux-x64</c>.</summary>
    public static string RuntimeIdentifier { get; } = PortableIdentifier();

    /// <exception cref="PackageException">A package or a feed is missing, or the restore failed.</exception>
    public static RestoredPackages Run(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, string configFolder, string workFolder, CancellationToken interrupt)
    {
        Directory.CreateDirectory(workFolder);
        string project = Path.Combine(workFolder, "packages.csproj");
        File.WriteAllText(project, Project(packages, sources, configFolder));

        var start = new ProcessStartInfo(DotnetHost.Path, ["restore", project, "-v:q", "-nologo", "-tl:off", "-m:1", "-nodeReuse:false"])
        {
            WorkingDirectory = workFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // What a surrounding "dotnet build" or "dotnet test" says to its own children is not meant for this one.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";

        var output = new StringBuilder();
        using Process process = Start(start);
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        using (interrupt.Register(() => Kill(process)))
            process.WaitForExit();
        interrupt.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new PackageException(Explain(output.ToString(), packages));
        return AssetsFile.Read(Path.Combine(workFolder, "obj", "project.assets.json"), RuntimeIdentifier);

        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.Append(line.Data).Append('\n');
        }
    }

    /// <summary>Turns the first error line of a failed restore into one sentence.</summary>
    internal static string Explain(string output, IReadOnlyList<PackageRequest> packages)
    {
        string names = string.Join(", ", packages);
        Match error = ErrorLine().Match(output);
        if (!error.Success)
            return $"Restoring {names} failed: {output.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "dotnet restore said nothing"}";
        string message = error.Groups["message"].Value.Trim();
        Match quoted = QuotedPath().Match(message);
        return error.Groups["code"].Value switch
        {
            "NU1101" => $"The package {NotFoundName().Match(message).Groups["id"].Value} was not found; its name may be misspelt, or its feed is missing from NuGet.Config.",
            "NU1102" or "NU1103" => $"The package {NotFoundName().Match(message).Groups["id"].Value} has no version {WantedVersion().Match(message).Groups["wanted"].Value}{Nearest(output)}.",
            "NU1301" when message.Contains("local source", StringComparison.Ordinal) && quoted.Success =>
                $"The package feed {quoted.Groups["path"].Value}, which a NuGet.Config names, does not exist; build what fills it, or correct the NuGet.Config.",
            "NU1301" => $"A package feed could not be read: {message}",
            var code => $"Restoring {names} failed: {code}: {message}",
        };
    }

    private static string Nearest(string output) =>
        NearestVersion().Match(output) is { Success: true } nearest ? $"; the nearest is {nearest.Groups["version"].Value}" : "";

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PackageException("The dotnet program was not found; #r \"nuget: …\" needs the .NET SDK on the path.");
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static string Project(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, string configFolder)
    {
        var references = new StringBuilder();
        foreach (PackageRequest package in packages)
            references.Append($"    <PackageReference Include=\"{package.Id}\" Version=\"{SecurityElement.Escape(package.Version ?? "*")}\" />\n");
        // Nothing around the folder of this project may change it, but NuGet.Config counts from the notebook's folder up.
        return $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <RuntimeIdentifier>{RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
                <RestoreRootConfigDirectory>{SecurityElement.Escape(configFolder)}</RestoreRootConfigDirectory>
              </PropertyGroup>
              <ItemGroup>
            {references}  </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>
            """;
    }

    private static string PortableIdentifier()
    {
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (OperatingSystem.IsWindows())
            return "win-" + architecture;
        if (OperatingSystem.IsMacOS())
            return "osx-" + architecture;
        bool musl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);
        return (musl ? "linux-musl-" : "linux-") + architecture;
    }

    [GeneratedRegex(@"error (?<code>[A-Z]+\d+)\s*: (?<message>[^\n]*?)(\s\[[^\]\n]*\])?\s*(\n|$)")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"package (?<id>[\w.-]*\w)")]
    private static partial Regex NotFoundName();

    [GeneratedRegex(@"with version \((>= )?(?<wanted>[^)]*)\)")]
    private static partial Regex WantedVersion();

    [GeneratedRegex(@"Nearest version: (?<version>[^\s\]]+)")]
    private static partial Regex NearestVersion();

    [GeneratedRegex(@"'(?<path>[^']+)'")]
    private static partial Regex QuotedPath();
}
