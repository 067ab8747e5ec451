using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>
/// A remote with one small benchmark project. `main` is safe; `leak` keeps 1,048 B an operation; `harmless` changes nothing that is
/// measured; `leak-merged` and `harmless-merged` are what GitHub would check out for a pull request of each.
/// </summary>
public sealed class BenchmarkRepository : IAsyncLifetime
{
    private const string Safe = """
        using BenchmarkDotNet.Attributes;

        namespace Bench;

        public class Cache
        {
            private readonly byte[][] _kept = [[], []];
            private int _next;

            [Benchmark, BenchmarkCategory("AllocGate")]
            public int Put()
            {
                _kept[_next++ % 2] = new byte[1024];
                return _next;
            }
        }

        """;

    internal Sandbox Sandbox { get; } = new();

    /// <summary>The folder of an `allocgate` that can be put on the path.</summary>
    internal string ToolFolder => Sandbox.PathOf("tools");

    public async Task InitializeAsync()
    {
        WriteTool();
        Sandbox.Write("seed/.gitignore", "bin/\nobj/\nartifacts/\n.gitlab-ci-local/\n");
        Sandbox.Write("seed/bench/Program.cs", "BenchmarkDotNet.Running.BenchmarkRunner.Run(typeof(Bench.Cache).Assembly);\n");
        Sandbox.Write("seed/bench/Cache.cs", Safe);
        Sandbox.Write("seed/bench/Bench.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="BenchmarkDotNet" Version="0.15.8" />
              </ItemGroup>
            </Project>
            """);
        await Sandbox.GitAsync("seed", "init", "--quiet", "--initial-branch=main");
        await CommitAsync("Add a benchmark");
        await BranchAsync("leak", Safe
            .Replace("byte[][] _kept = [[], []]", "List<byte[]> _kept = []", StringComparison.Ordinal)
            .Replace("_kept[_next++ % 2] = new byte[1024];", "_kept.Add(new byte[1024]);\n        _next++;", StringComparison.Ordinal));
        await BranchAsync("harmless", Safe.Replace("_next++ % 2", "(_next++) % 2", StringComparison.Ordinal));
        await Sandbox.GitAsync("", "clone", "--quiet", "--bare", "seed", "remote.git");
    }

    /// <summary>Clones one branch as a CI system does, without the history below its parents.</summary>
    internal Task CheckOutAsync(string branch, string folder) => Sandbox.GitAsync(
        "", "clone", "--quiet", "--depth=2", $"--branch={branch}", new Uri(Sandbox.PathOf("remote.git")).AbsoluteUri, folder);

    /// <summary>The folder of the action as a tag has it: sources, and nothing that was built from them.</summary>
    internal async Task<string> ActionFolderAsync()
    {
        var folder = Sandbox.PathOf("action");
        if (Directory.Exists(folder))
            return folder;
        var listed = await Sandbox.RunAsync("git", ["-C", Client.RepositoryRoot, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
        var taken = listed.StandardOutput.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal) && File.Exists(Path.Combine(Client.RepositoryRoot, file)));
        foreach (var file in taken)
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Client.RepositoryRoot, file), copy);
        }

        return folder;
    }

    public Task DisposeAsync()
    {
        Sandbox.Dispose();
        return Task.CompletedTask;
    }

    private async Task BranchAsync(string name, string source)
    {
        await Sandbox.GitAsync("seed", "switch", "--quiet", "--create", name, "main");
        Sandbox.Write("seed/bench/Cache.cs", source);
        await CommitAsync($"Change the cache: {name}");
        await Sandbox.GitAsync("seed", "switch", "--quiet", "--create", $"{name}-merged", "main");
        await Sandbox.GitAsync("seed", "merge", "--quiet", "--no-ff", "--message", $"Merge {name} into main", name);
        await Sandbox.GitAsync("seed", "switch", "--quiet", "main");
    }

    private async Task CommitAsync(string message)
    {
        await Sandbox.GitAsync("seed", "add", "--all");
        await Sandbox.GitAsync("seed", "commit", "--quiet", "--message", message);
    }

    private void WriteTool()
    {
        Sandbox.Write("tools/allocgate", $"#!/bin/sh\nexec dotnet '{AllocGateTool.Assembly.Replace('\\', '/')}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Sandbox.PathOf("tools/allocgate"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
