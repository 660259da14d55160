namespace RopeCourse.Kernel.Tests;

/// <summary>One kernel for the tests of a class; its session goes on from test to test.</summary>
public sealed class KernelFixture : IAsyncLifetime
{
    public KernelProcess Kernel { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Kernel = await Kernels.StartAsync();

    public ValueTask DisposeAsync() => Kernel.DisposeAsync();
}
