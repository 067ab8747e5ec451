namespace OomCases;

/// <summary>Holds the live configuration. A reload touches what changed, and only that.</summary>
public sealed class ConfigurationCentre
{
    private readonly Dictionary<string, byte[]> _values = [];

    /// <summary>Takes over a published configuration.</summary>
    /// <returns>The number of keys whose value was added, changed or removed.</returns>
    public int Reload(Dictionary<string, byte[]> published)
    {
        var touched = 0;
        foreach (var (key, value) in published)
        {
            if (_values.TryGetValue(key, out var current) && current.AsSpan().SequenceEqual(value))
                continue;

            _values[key] = value.ToArray();
            touched++;
        }

        return _values.Count == published.Count ? touched : touched + RemoveAbsent(published);
    }

    private int RemoveAbsent(Dictionary<string, byte[]> published)
    {
        var absent = _values.Keys.Where(key => !published.ContainsKey(key)).ToList();
        foreach (var key in absent)
            _values.Remove(key);
        return absent.Count;
    }
}
