using System.Collections.Concurrent;

namespace OomCases;

/// <summary>Keeps the last sample of each series. A series that is known is written in place.</summary>
public sealed class MetricsAggregator
{
    private readonly ConcurrentDictionary<string, byte[]> _series = new();

    public int Count => _series.Count;

    public void PutAll(Dictionary<string, byte[]> samples)
    {
        foreach (var (name, sample) in samples)
        {
            if (_series.TryGetValue(name, out var last) && last.Length == sample.Length)
                sample.CopyTo(last, 0);
            else
                _series[name] = sample.ToArray();
        }
    }
}
