using System.Collections.Concurrent;
using AllocGate.Gating;

namespace AllocGate.Tests.Measuring;

/// <summary>What a person watching would have seen.</summary>
internal sealed class RecordedProgress : IGateProgress
{
    public ConcurrentQueue<string> Seen { get; } = new();

    public void Step(string text) => Seen.Enqueue(text);

    public void Begin(string what)
    {
    }

    public void Advance(string what, int done, int total) => Seen.Enqueue($"{done}/{total} {what}");

    public void Detail(string text) => Seen.Enqueue(text);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
