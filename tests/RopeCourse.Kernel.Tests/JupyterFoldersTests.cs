namespace RopeCourse.Kernel.Tests;

/// <summary>Compares the folders with those of <c>jupyter_core.paths</c>, for the three systems on any of them.</summary>
public sealed class JupyterFoldersTests
{
    [Theory]
    [InlineData(JupyterSystem.Linux, "", "/home/ada/.local/share/jupyter")]
    [InlineData(JupyterSystem.Linux, "XDG_DATA_HOME=/data", "/data/jupyter")]
    [InlineData(JupyterSystem.Linux, "XDG_DATA_HOME=", "/home/ada/.local/share/jupyter")]
    [InlineData(JupyterSystem.MacOS, "XDG_DATA_HOME=/data", "/home/ada/Library/Jupyter")]
    [InlineData(JupyterSystem.Windows, @"APPDATA=C:\ada\Roaming", @"C:\ada\Roaming\jupyter")]
    [InlineData(JupyterSystem.Windows, "", @"/home/ada\.jupyter\data")]
    [InlineData(JupyterSystem.Windows, @"JUPYTER_CONFIG_DIR=D:\conf", @"D:\conf\data")]
    [InlineData(JupyterSystem.Linux, "JUPYTER_DATA_DIR=/mine,XDG_DATA_HOME=/data", "/mine")]
    [InlineData(JupyterSystem.MacOS, "JUPYTER_DATA_DIR=/mine", "/mine")]
    [InlineData(JupyterSystem.Windows, @"JUPYTER_DATA_DIR=D:\mine,APPDATA=C:\ada", @"D:\mine")]
    internal void The_users_folder_is_that_of_the_system_unless_a_variable_names_another(JupyterSystem system, string variables, string expected) =>
        Assert.Equal(expected, Folders(system, variables).UserData);

    [Theory]
    [InlineData(JupyterSystem.Linux, "/opt/course/share/jupyter/kernels")]
    [InlineData(JupyterSystem.MacOS, "/opt/course/share/jupyter/kernels")]
    [InlineData(JupyterSystem.Windows, @"/opt/course\share\jupyter\kernels")]
    internal void A_prefix_holds_its_kernels_in_share(JupyterSystem system, string expected)
    {
        JupyterFolders folders = Folders(system, "");
        Assert.Equal(expected, folders.Kernels(folders.PrefixData("/opt/course")));
    }

    [Theory]
    [InlineData(JupyterSystem.Linux, "", "/home/ada/.local/share/jupyter /usr/local/share/jupyter /usr/share/jupyter /home/ada/.ipython")]
    [InlineData(JupyterSystem.Linux, "JUPYTER_DATA_DIR=/mine", "/mine /home/ada/.local/share/jupyter /usr/local/share/jupyter /usr/share/jupyter /home/ada/.ipython")]
    [InlineData(JupyterSystem.MacOS, "JUPYTER_PATH=/a/:/b", "/a /b /home/ada/Library/Jupyter /usr/local/share/jupyter /usr/share/jupyter /home/ada/.ipython")]
    [InlineData(JupyterSystem.Windows, @"JUPYTER_PATH=C:\a;D:\b,APPDATA=R:,PROGRAMDATA=P:", @"C:\a D:\b R:\jupyter R:\Python\share\jupyter P:\jupyter /home/ada\.ipython")]
    [InlineData(JupyterSystem.MacOS, "VIRTUAL_ENV=/venv", "/venv/share/jupyter /home/ada/Library/Jupyter /usr/local/share/jupyter /usr/share/jupyter /home/ada/.ipython")]
    [InlineData(JupyterSystem.MacOS, "VIRTUAL_ENV=/venv,JUPYTER_PREFER_ENV_PATH=no", "/home/ada/Library/Jupyter /venv/share/jupyter /usr/local/share/jupyter /usr/share/jupyter /home/ada/.ipython")]
    [InlineData(JupyterSystem.MacOS, "CONDA_PREFIX=/conda,CONDA_DEFAULT_ENV=base", "/home/ada/Library/Jupyter /conda/share/jupyter /usr/local/share/jupyter /usr/share/jupyter /home/ada/.ipython")]
    [InlineData(JupyterSystem.MacOS, "CONDA_PREFIX=/conda,CONDA_DEFAULT_ENV=course", "/conda/share/jupyter /home/ada/Library/Jupyter /usr/local/share/jupyter /usr/share/jupyter /home/ada/.ipython")]
    [InlineData(JupyterSystem.MacOS, "PATH=/bin:/tool/bin,IPYTHONDIR=/ipython", "/home/ada/Library/Jupyter /pipx/jupyter/share/jupyter /usr/local/share/jupyter /usr/share/jupyter /ipython")]
    internal void Kernels_are_looked_for_in_Jupyters_order(JupyterSystem system, string variables, string expected)
    {
        string end = system == JupyterSystem.Windows ? @"\kernels" : "/kernels";
        Assert.Equal(expected.Split(' ').Select(folder => folder + end), Folders(system, variables).KernelFolders);
    }

    [Theory]
    [InlineData("VIRTUAL_ENV=/venv,CONDA_PREFIX=/conda", "/venv")]
    [InlineData("CONDA_PREFIX=/conda", "/conda")]
    [InlineData("", null)]
    public void The_active_environment_is_the_innermost(string variables, string? expected) =>
        Assert.Equal(expected, Folders(JupyterSystem.Linux, variables).ActiveEnvironment);

    private static JupyterFolders Folders(JupyterSystem system, string variables)
    {
        Dictionary<string, string> set = variables.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new JupyterFolders(system, set.GetValueOrDefault, "/home/ada", path => path == "/tool/bin/jupyter" ? "/pipx/jupyter/bin/jupyter" : null);
    }
}
