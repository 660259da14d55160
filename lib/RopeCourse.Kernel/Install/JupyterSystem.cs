namespace RopeCourse.Kernel;

/// <summary>Names the systems that Jupyter keeps its data on, each in folders of its own.</summary>
internal enum JupyterSystem
{
    Linux,
    MacOS,
    Windows,
}
