using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using RopeCourse.Benchmarks;

// A machine that does other things too disturbs some minutes more than others. So everything is measured in five rounds, and of each
// contender the round counts that was disturbed least.
const int Rounds = 5;

// All contenders run in this process, peers after each other.
Job job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithIterationTime(TimeInterval.FromMilliseconds(40))
    .WithWarmupCount(2)
    .WithIterationCount(9)
    .WithEvaluateOverhead(false);
Job counting = job.WithInvocationCount(AllocationBenchmarks.Calls).WithWarmupCount(1).WithIterationCount(1);
Summary allocations = BenchmarkRunner.Run<AllocationBenchmarks>(Config(counting));
IConfig config = Config(job);
Summary[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => BenchmarkRunner.Run<RotationBenchmark>(config))];
Summary[] others = [BenchmarkRunner.Run<CacheBenchmarks>(config), BenchmarkRunner.Run<AttentionBenchmarks>(config), BenchmarkRunner.Run<LatentBenchmarks>(config)];
bool[] written = [AllocationReport.Write(allocations), Report.Write(rounds), PeerReport.Write(others)];
return written.All(done => done) ? 0 : 1;

static IConfig Config(Job job) => ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "reports"))
    .WithOptions(ConfigOptions.DisableLogFile);
