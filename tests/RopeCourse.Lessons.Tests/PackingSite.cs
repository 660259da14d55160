using System.Diagnostics;

namespace RopeCourse.Lessons.Tests;

/// <summary>A folder with a library that packs itself and a part, a program that reads the package, and a package cache of its own.</summary>
internal sealed class PackingSite : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ropecourse-packing-").FullName;

    public PackingSite()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Package)!);
        Write("NuGet.Config", """
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="artifacts/packages" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="cache" />
              </config>
            </configuration>
            """);
        Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <UseArtifactsOutput>true</UseArtifactsOutput>
                <ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath>
              </PropertyGroup>
            </Project>
            """);
        string targets = Path.Combine(Repository.Root, "lib", "RopeCourse.Lessons", "Packing.targets");
        Write("library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{targets}" />
              <ItemGroup>
                <ProjectReference Include="../part/Part.csproj" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        Write("library/Library.cs", "public static class Library { public static string Word => Part.Word; }");
        Write("part/Part.csproj", """
            <Project Sdk="Microsoft.NET.Sdk" />
            """);
        Write("reader/Reader.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="RopeCourse" Version="1.0.0" />
              </ItemGroup>
            </Project>
            """);
        Write("reader/Program.cs", "Console.WriteLine(Library.Word);");
    }

    /// <summary>The packed file.</summary>
    public string Package => Path.Combine(_root, "artifacts", "packages", "RopeCourse.1.0.0.nupkg");

    /// <summary>The folder into which NuGet extracts it.</summary>
    public string Extracted => Path.Combine(_root, "cache", "ropecourse", "1.0.0");

    /// <summary>Changes the inside of a project that the library packs with it; the library itself need not be compiled again.</summary>
    public void WritePart(string word) =>
        Write("part/Part.cs", $"public static class Part {{ public static string Word => \"{word}\"; }}");

    /// <summary>Runs dotnet in the folder and returns what it wrote; fails the test when it fails.</summary>
    public string Dotnet(TimeSpan patience, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A test run sets some of these for itself; a build server would outlive the folder.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment.Remove("NUGET_PACKAGES");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        string all = output.Result + errors.Result;
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{all}");
        return output.Result.Trim();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string name, string text)
    {
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
