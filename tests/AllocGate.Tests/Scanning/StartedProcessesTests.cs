using AllocGate.Gating;
using AllocGate.Git;
using AllocGate.Scanning;
using AllocGate.Tests.Git;

namespace AllocGate.Tests.Scanning;

/// <summary>What a scan of a change costs before it looks at any source: a process takes as long as binding a file.</summary>
public sealed class StartedProcessesTests : IDisposable
{
    private const int ChangedFiles = 20;

    private readonly TestRepository _repository = TestRepository.Create();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Twenty_changed_files_of_one_project_start_one_MSBuild_and_a_fixed_number_of_gits()
    {
        if (OperatingSystem.IsWindows())
            return; // the stand-ins are shell scripts
        WriteProject("");
        var before = _repository.Commit();
        WriteProject("Loud(\"\");");
        _repository.Commit();
        var installed = ScanEnvironment.FindDotnet();
        var changes = new GitChangeSource(new GitEnvironment(_repository.Variables()), CountedAs("git", "git"));
        var scanner = new SourceScanner(changes, installed with { Command = CountedAs("dotnet", installed.Command) }, [new LoudCallRule()]);

        var root = await changes.FindRootAsync(_repository.Root, default);
        IAsyncDisposable? begun = null;
        var change = await changes.ResolveAsync(
            new ChangeRequest(_repository.Root, before, null, NeedsBase: true) { OnPaths = paths => begun = scanner.Begin(root!, paths, default) }, default);
        var result = await scanner.ScanAsync(new ScanRequest(change.Head, [], change, null), new ScannedFolder.Silence(), default);

        Assert.NotNull(begun);
        Assert.Equal(ChangedFiles, result.Findings.Count);
        Assert.Empty(result.Notices);
        Assert.Single(Started("dotnet"));
        Assert.True(Started("git").Length <= 13, string.Join('\n', Started("git")));
    }

    [Fact]
    public async Task What_was_begun_for_a_change_that_cannot_be_resolved_ends_with_it()
    {
        WriteProject("");
        _repository.Commit();
        var scanner = new SourceScanner(_repository.Source(), ScanEnvironment.FindDotnet(), [new LoudCallRule()]);
        await using (scanner.Begin(_repository.Root, ["app/File0.cs"], default))
        {
            // Nothing is asked of it.
        }

        var result = await scanner.ScanAsync(new ScanRequest(new SourceTree(_repository.Root, null), [], null, null), new ScannedFolder.Silence(), default);

        Assert.Equal(ChangedFiles, result.Files);
        Assert.Empty(result.Notices);
    }

    private void WriteProject(string more)
    {
        _repository.Write("app/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        for (var i = 0; i < ChangedFiles; i++)
            _repository.Write($"app/File{i}.cs", $"class File{i}\n{{\n    static void Loud(object o)\n    {{\n        {more}\n    }}\n}}\n");
    }

    private string CountedAs(string name, string command)
    {
        var script = Path.Combine(_repository.Home, $"counted-{name}");
        File.WriteAllText(script, $"#!/bin/sh\necho \"$@\" >> '{Log(name)}'\nexec '{command}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }

    private string[] Started(string name) => File.ReadAllLines(Log(name));

    private string Log(string name) => Path.Combine(_repository.Home, $"started-{name}");
}
