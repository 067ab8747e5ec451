using System.Collections.Concurrent;

namespace OomCases;

/// <summary>Keeps the last sample of each series. Leaks: the call's number is part of the key, so each call makes 500 new series.</summary>
public sealed class MetricsAggregator
{
    private readonly ConcurrentDictionary<string, byte[]> _series = new();
    private int _calls;

    public int Count => _series.Count;

    public void PutAll(Dictionary<string, byte[]> samples)
    {
        _calls++;
        foreach (var (name, sample) in samples)
            _series.GetOrAdd($"{name}@{_calls:D8}", sample.ToArray());
    }
}
