namespace OomCases;

/// <summary>Holds the live configuration. Leaks: each reload binds every value again, and the listener of the last one stays.</summary>
public sealed class ConfigurationCentre
{
    private event Action<int>? Reloaded;

    private int _reloads;

    /// <summary>Takes over a published configuration.</summary>
    /// <returns>The number of keys that were bound: all of them.</returns>
    public int Reload(Dictionary<string, byte[]> published)
    {
        var bound = new BoundConfiguration(published);
        Reloaded += bound.OnReloaded;
        Reloaded(++_reloads);
        return bound.Count;
    }

    private sealed class BoundConfiguration
    {
        private readonly Dictionary<string, byte[]> _values;
        private int _seen;

        public BoundConfiguration(Dictionary<string, byte[]> published)
        {
            _values = new Dictionary<string, byte[]>(published.Count);
            foreach (var (key, value) in published)
                _values[key] = value.ToArray();
        }

        public int Count => _values.Count;

        public void OnReloaded(int reload) => _seen = Math.Max(_seen, reload);
    }
}
