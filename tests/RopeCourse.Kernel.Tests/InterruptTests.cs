using System.Diagnostics;

namespace RopeCourse.Kernel.Tests;

public sealed class InterruptTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    // Nothing in it asks whether to stop, and nothing waits.
    private const string LongLibraryCall = "System.Numerics.BigInteger.Pow(3, 1 << 27)";
    private readonly KernelProcess kernel = fixture.Kernel;

    [Theory]
    [InlineData("while (true) { turns++; }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("await Task.Delay(60_000);")]
    [InlineData("await Task.Yield(); while (true) { turns++; }")]
    [InlineData("new System.Threading.ManualResetEventSlim().Wait();")]
    [InlineData("Task.Delay(60_000).Wait();")]
    [InlineData("while (true) { try { turns++; } catch (Exception) { } }")]
    [InlineData("while (true) { Console.WriteLine(turns++); }")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(90)")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 4, i => { while (true) { System.Threading.Interlocked.Increment(ref turns); } });")]
    [InlineData("Enumerable.Range(0, int.MaxValue).AsParallel().Where(i => { turns++; return i < 0; }).ToList()")]
    [InlineData("await Task.Run(() => { while (true) turns++; });")]
    [InlineData("Enumerable.Range(0, int.MaxValue).SelectMany(i => Enumerable.Range(0, int.MaxValue)).Count(i => i < 0)")]
    [InlineData("for (;;) for (;;) turns++;")]
    [InlineData("again: turns++; goto again;")]
    [InlineData("while (true) display(turns++);")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 100_000, i => System.Threading.Thread.Sleep(50));")]
    [InlineData("Task.WaitAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => System.Threading.Thread.Sleep(20_000))).ToArray());")]
    [InlineData("System.Threading.Thread.Sleep(60_000); while (true) { try { System.Threading.Thread.Sleep(60_000); } catch (Exception) { } }")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(i => { turns++; return i; }).Where(i => i < 0).ToList()")]
    public async Task A_running_cell_is_stopped_and_the_variables_are_kept(string endless)
    {
        await kernel.RunAsync("int kept = 7; long turns = 0;");
        Task<CellResult> running = await kernel.BeginAsync(endless);
        Assert.False(running.IsCompleted);
        await kernel.InterruptAsync();

        CellResult result = await running.WaitAsync(TimeSpan.FromSeconds(10), Kernels.Cancellation);

        Assert.False(result.Succeeded);
        Assert.Equal("Interrupted", result.Error?.Name);
        Assert.Contains("variables of this session are kept", result.Error?.Message, StringComparison.Ordinal);
        Assert.Equal("7", await kernel.ValueAsync("kept"));
        Assert.Equal("", (await kernel.RunAsync("int after = 1;")).Stream("stdout"));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    public async Task What_a_cell_left_waiting_is_stopped_between_the_cells_too(string endless)
    {
        await using KernelProcess own = await Kernels.StartAsync();
        await own.RunAsync($"int kept = 7; var begun = new System.Threading.ManualResetEventSlim();\nasync Task LateAsync() {{ await Task.Delay(50); begun.Set(); {endless} }}\nvar late = LateAsync();");
        await Task.Delay(1000, Kernels.Cancellation);
        Task<CellResult> next = own.ExecuteAsync("kept", Kernels.Cancellation);
        await Task.Delay(200, Kernels.Cancellation);
        Assert.False(next.IsCompleted);
        await own.InterruptAsync();
        CellResult result = await next.WaitAsync(TimeSpan.FromSeconds(10), Kernels.Cancellation);
        Assert.Equal("7", Assert.Single(result.Outputs).Data("text/plain"));
        Assert.Equal("True", await own.ValueAsync("begun.IsSet && late.IsCompleted"));
    }

    [Fact]
    public async Task Only_what_the_stopped_cell_began_is_stopped()
    {
        await using KernelProcess own = await Kernels.StartAsync();
        await own.RunAsync("long ticks = 0, steps = 0;\nvoid Step() { System.Threading.Thread.Sleep(300); steps++; }\nvar timer = new System.Threading.Timer(_ => { ticks++; }, null, 0, 10);");
        Task<CellResult> running = await own.BeginAsync("Task.WaitAll(Task.Run(() => { while (true) Step(); }), Task.Run(() => { while (true) Step(); }));");
        await own.InterruptAsync();
        Assert.Equal("Interrupted", (await running.WaitAsync(TimeSpan.FromSeconds(10), Kernels.Cancellation)).Error?.Name);
        string stderr = (await own.RunAsync("await Task.Delay(1000); long before = ticks, made = steps;")).Stream("stderr");
        Assert.Equal("", stderr);
        Assert.Equal("True True", await own.ValueAsync("await Task.Delay(1500); $\"{ticks > before + 5} {steps == made}\""));
    }

    [Fact]
    public async Task A_broken_wait_that_the_cell_asked_for_itself_does_not_end_the_session()
    {
        await using KernelProcess own = await Kernels.StartAsync();
        await own.RunAsync("System.Threading.Thread.CurrentThread.Interrupt();");
        Assert.Equal("2", await own.ValueAsync("1 + 1").WaitAsync(TimeSpan.FromSeconds(20), Kernels.Cancellation));
    }

    [Fact]
    public async Task A_long_call_into_a_library_is_stopped_by_force_or_with_its_kernel_and_says_which()
    {
        const string death = "The cell ended the kernel: it could be stopped in no other way; its variables are gone.";
        await using KernelProcess own = await Kernels.StartAsync();
        await own.RunAsync("int kept = 7;");
        Task<CellResult> first = await own.BeginAsync(LongLibraryCall);
        await own.InterruptAsync();
        try
        {
            Assert.Equal("Interrupted", (await first.WaitAsync(TimeSpan.FromSeconds(20), Kernels.Cancellation)).Error?.Name);
        }
        catch (KernelDiedException error)
        {
            Assert.Equal(death, error.Message);
            return;
        }

        Assert.Equal("7", await own.ValueAsync("kept"));
        Task<CellResult> second = await own.BeginAsync(LongLibraryCall);
        await own.InterruptAsync();
        Assert.Equal(death, (await Assert.ThrowsAsync<KernelDiedException>(() => second.WaitAsync(TimeSpan.FromSeconds(20), Kernels.Cancellation))).Message);
    }

    [Fact]
    public async Task Asking_in_lambdas_changes_nothing_but_that()
    {
        Assert.Equal("6 3 1 x.Length 5", await kernel.ValueAsync("""
            int sum = 0;
            new List<int> { 1, 2, 3 }.ForEach(n => sum += n);
            Func<int, Func<int, int>> add = a => b => a + b;
            Func<object> nothing = () => null;
            Func<int> fails = () => throw new Exception();
            Func<Task> quiet = async () => await Task.Delay(1);
            await quiet();
            await Task.Run(() => Task.Delay(1));
            int five = await Task.Run(async () => await Task.FromResult(5));
            System.Linq.Expressions.Expression<Func<string, int>> tree = x => x.Length;
            $"{sum} {add(1)(2)} {(nothing() is null ? 1 : 0)} {tree.Body} {five}"
            """));
    }

    [Fact]
    public async Task Waiting_for_an_async_method_of_the_cell_does_not_block_for_ever() =>
        Assert.Equal("5", await kernel.ValueAsync("async Task<int> FiveAsync() { await Task.Delay(10); return 5; }\nFiveAsync().Result"));

    [Fact]
    public async Task A_variable_of_the_stopped_cell_itself_is_kept()
    {
        Task<CellResult> running = await kernel.BeginAsync("int half = 21;\nwhile (true) { }");
        await kernel.InterruptAsync();
        await running;
        Assert.Equal("42", await kernel.ValueAsync("2 * half"));
    }

    [Fact]
    public async Task A_stopped_await_does_not_go_on_later()
    {
        await kernel.RunAsync("bool wentOn = false; var gate = new TaskCompletionSource();");
        Task<CellResult> running = await kernel.BeginAsync("await gate.Task;\nwentOn = true;");
        await kernel.InterruptAsync();
        await running;
        await kernel.RunAsync("gate.SetResult(); await Task.Delay(50);");
        Assert.Equal("False", await kernel.ValueAsync("wentOn"));
    }

    [Fact]
    public async Task An_endless_formatter_is_stopped_too()
    {
        await kernel.RunAsync("class Endless { public override string ToString() => \"\"; public string ToHtml() { while (true) { } } }");
        Task<CellResult> running = await kernel.BeginAsync("new Endless()");
        await kernel.InterruptAsync();
        Assert.Equal("Interrupted", (await running).Error?.Name);
    }

    [Fact]
    public async Task An_interrupt_between_cells_does_nothing()
    {
        await kernel.InterruptAsync();
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task A_cancelled_caller_stops_the_cell_and_may_go_on()
    {
        using var cancellation = new CancellationTokenSource();
        Task<CellResult> running = await kernel.BeginAsync("while (true) { }", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task A_cell_that_does_not_stop_in_time_loses_its_kernel()
    {
        await using KernelProcess stubborn = await KernelProcess.StartAsync(new KernelStartOptions { InterruptTimeout = TimeSpan.FromMilliseconds(50) }, Kernels.Cancellation);
        using Process process = Process.GetProcessById(stubborn.ProcessId);
        using var cancellation = new CancellationTokenSource();
        Task<CellResult> running = await stubborn.BeginAsync(LongLibraryCall, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(process.WaitForExit(5000));
        await Assert.ThrowsAsync<KernelDiedException>(() => stubborn.ExecuteAsync("1", Kernels.Cancellation));
    }
}
