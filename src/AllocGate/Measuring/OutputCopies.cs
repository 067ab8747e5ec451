using System.Collections.Concurrent;
using AllocGate.Files;

namespace AllocGate.Measuring;

/// <summary>As many copies of a benchmark's output folder as are in use at once; they go when it is disposed of.</summary>
/// <param name="probe">Absolute path of the probe's assembly.</param>
internal sealed class OutputCopies(BuiltProject built, string probe) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentBag<OutputCopy> _idle = [];

    /// <summary>Lends a copy that nobody else uses meanwhile.</summary>
    public async Task<T> UseAsync<T>(Func<OutputCopy, Task<T>> use)
    {
        if (!_idle.TryTake(out var copy))
            copy = new OutputCopy(_folder.Path, built, probe);
        var result = await use(copy);
        _idle.Add(copy);
        return result;
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();
}
