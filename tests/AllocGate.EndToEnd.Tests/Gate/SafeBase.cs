using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>A repository whose default branch has the safe form, shared by the tests, each of which clones it.</summary>
public sealed class SafeBase : IAsyncLifetime
{
    private GitRepository? _origin;

    public string Url => new Uri(_origin!.Path).AbsoluteUri;

    public async Task InitializeAsync()
    {
        _origin = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(_origin, BenchmarkSources.Safe);
        await _origin.CommitAsync("Insert rows");
    }

    /// <summary>A clone on a branch of its own, with a source put in the place of the safe one.</summary>
    public async Task<GitRepository> ChangedAsync(string source)
    {
        var clone = await GitRepository.CloneAsync(Url);
        await clone.GitAsync("switch", "--quiet", "--create", "change");
        clone.Write(BenchmarkSources.SourcePath, source);
        await clone.CommitAsync("Change the inserts");
        return clone;
    }

    public Task DisposeAsync()
    {
        _origin?.Dispose();
        return Task.CompletedTask;
    }
}
