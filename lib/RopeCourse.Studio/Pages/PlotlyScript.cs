using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RopeCourse.Studio.Pages;

/// <summary>Takes plotly.js out of the package Plotly.NET, which carries it as a resource.</summary>
internal static class PlotlyScript
{
    /// <summary>Reads the script. The assembly is read as a file and never loaded.</summary>
    /// <returns>The bytes of plotly.min.js.</returns>
    /// <exception cref="StudioException">The assembly is not beside the program, or holds no such script.</exception>
    public static byte[] Read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "plotly", "Plotly.NET.dll");
        if (!File.Exists(path))
            throw new StudioException("plotly.js is missing: the file plotly/Plotly.NET.dll is not beside the program; build it again.");

        using var assembly = new PEReader(File.OpenRead(path));
        var metadata = assembly.GetMetadataReader();
        foreach (var resource in metadata.ManifestResources.Select(metadata.GetManifestResource))
        {
            var name = metadata.GetString(resource.Name);
            if (!name.Contains("plotly-", StringComparison.Ordinal) || !name.EndsWith(".min.js", StringComparison.Ordinal))
                continue;

            // A resource is its length (four bytes) and then its bytes, at an offset in the resources of the file.
            var resources = assembly.PEHeaders.CorHeader!.ResourcesDirectory;
            var reader = assembly.GetSectionData(resources.RelativeVirtualAddress).GetReader();
            reader.Offset = checked((int)resource.Offset);
            return reader.ReadBytes(reader.ReadInt32());
        }

        throw new StudioException("plotly.js is missing: the file plotly/Plotly.NET.dll beside the program does not hold it.");
    }
}
