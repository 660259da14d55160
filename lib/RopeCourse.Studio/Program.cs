using System.CommandLine;
using RopeCourse.Kernel;
using RopeCourse.Studio;
using RopeCourse.Studio.Commands;
using Spectre.Console;

var chapters = new Argument<string[]>("chapter") { Description = "Chapters by number, name or path; all where none is named.", Arity = ArgumentArity.ZeroOrMore };
var timeout = new Option<double>("--cell-timeout") { Description = "Seconds one cell may take before it is interrupted.", DefaultValueFactory = _ => 60, Recursive = true };
var port = new Option<int?>("--port") { Description = "The port on 127.0.0.1 to serve the pages on (8642, or a free one)." };
var noServe = new Option<bool>("--no-serve") { Description = "Write the pages and end." };
var noRun = new Option<bool>("--no-run") { Description = "Check only what can be seen without running." };

var prose = new Option<DirectoryInfo?>("--prose") { Description = "Also write the chapters' prose into this folder as Markdown, for a spelling checker." };

var root = new RootCommand("RopeCourse: position encodings, from binary digits to rotary embeddings. Without a command it runs every chapter and shows the course in a browser.") { timeout, port, noServe };
root.SetAction((parsed, token) => GuardAsync(context => ShowCommand.RunAsync(context, parsed.GetValue(port), !parsed.GetValue(noServe), Limit(parsed), token)));

var run = new Command("run", "Run chapters, each in a fresh kernel; fails if a cell fails.") { chapters };
run.SetAction((parsed, token) => GuardAsync(context => RunCommand.RunAsync(context, parsed.GetValue(chapters)!, Limit(parsed), token)));

var save = new Command("save", "Run chapters and save fresh outputs into the notebooks.") { chapters };
save.SetAction((parsed, token) => GuardAsync(context => SaveCommand.RunAsync(context, parsed.GetValue(chapters)!, Limit(parsed), token)));

var check = new Command("check", "Prove the notebooks canonical, portable and fresh; change nothing.") { chapters, noRun, prose };
check.SetAction((parsed, token) => GuardAsync(context =>
{
    if (parsed.GetValue(prose) is { } folder)
        CheckCommand.WriteProse(context.Course, folder.FullName);
    return CheckCommand.RunAsync(context, parsed.GetValue(chapters)!, !parsed.GetValue(noRun), Limit(parsed), token);
}));

var tidy = new Command("tidy", "Make the notebooks canonical.") { chapters };
tidy.SetAction((parsed, _) => GuardAsync(context => Task.FromResult(TidyCommand.Run(context, parsed.GetValue(chapters)!))));

foreach (var command in new[] { run, save, check, tidy })
{
    root.Subcommands.Add(command);
}

root.Subcommands.Add(KernelCommand.Create());

if (Console.IsOutputRedirected)
{
    // A file or a pipe has no width; a long line stays one line.
    AnsiConsole.Profile.Width = 1000;
}

return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });

TimeSpan Limit(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(timeout));

static async Task<int> GuardAsync(Func<StudioContext, Task<int>> command)
{
    try
    {
        return await command(new StudioContext(Course.Find(), AnsiConsole.Console));
    }
    catch (Exception failure) when (failure is StudioException or KernelDiedException)
    {
        await Console.Error.WriteLineAsync(failure.Message);
        return 1;
    }
    catch (OperationCanceledException)
    {
        await Console.Error.WriteLineAsync("Stopped.");
        return 130;
    }
}
