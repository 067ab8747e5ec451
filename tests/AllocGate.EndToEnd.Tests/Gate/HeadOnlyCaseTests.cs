using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>A change that brings its benchmark along: what only head declares is measured on base too, where it compiles.</summary>
public sealed class HeadOnlyCaseTests : IAsyncLifetime
{
    private const string Library = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""";

    private GitRepository _repository = null!;

    public async Task InitializeAsync()
    {
        _repository = await GitRepository.InitAsync();
        _repository.Write("src/Library.csproj", Library);
        Write(bytes: 64, "");
        await _repository.CommitAsync("Begin");
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_benchmark_that_the_change_brings_along_is_measured_on_base_where_it_compiles_and_else_it_is_new()
    {
        Write(bytes: 640, "[Benchmark] public object Brought() => Library.Make();");
        var regressed = await GateAsync(1);
        Assert.Contains("allocated grew from 88 B/op to 664 B/op", regressed, StringComparison.Ordinal);
        Assert.Contains("Base does not declare Cases.Brought: measured there with the whole folder of head's bench/Bench.csproj laid over it.", regressed, StringComparison.Ordinal);

        Write(bytes: 640, "[Benchmark] public object Brought() => Library.Make(2);", "public static object Make(int more) => new byte[more];");
        var added = await GateAsync(0);
        Assert.Contains("New, since head's benchmark project laid over base does not compile or run there: Cases.Brought()", added, StringComparison.Ordinal);
        Assert.Contains("1 new", added, StringComparison.Ordinal);
    }

    private async Task<string> GateAsync(int exitCode)
    {
        var run = (await AllocGateTool.RunAsync(_repository.Path, "gate", "--base", "HEAD", "--no-rules")).EndedWith(exitCode);
        return System.Text.RegularExpressions.Regex.Replace(run.Output, @"\s+", " ");
    }

    private void Write(int bytes, string benchmark, string member = "")
    {
        _repository.Write("src/Library.cs", $"public static class Library {{ public static object Make() => new byte[{bytes}]; {member} }}\n");
        _repository.Write("bench/Bench.csproj", BenchmarkSources.Project.Replace(
            "</ItemGroup>", """<ProjectReference Include="../src/Library.csproj" /></ItemGroup>""", StringComparison.Ordinal));
        _repository.Write("bench/Program.cs", "return 0;\n");
        _repository.Write("bench/Cases.cs", $$"""
            using BenchmarkDotNet.Attributes;

            [BenchmarkCategory("AllocGate")]
            public class Cases
            {
                [Benchmark] public object Steady() => new byte[8];
                {{benchmark}}
            }

            """);
    }
}
