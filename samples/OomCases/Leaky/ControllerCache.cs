namespace OomCases;

/// <summary>The controller's copy of its objects. Leaks: each call replaces the map, and the handler that came with the old one holds it.</summary>
public sealed class ControllerCache
{
    private readonly List<ObjectLookup> _handlers = [];
    private Dictionary<string, byte[]> _objects = [];

    /// <summary>Event handlers that may look an object up.</summary>
    public int Handlers => _handlers.Count;

    /// <summary>Takes over what was listed.</summary>
    public void PutAll(Dictionary<string, byte[]> listed)
    {
        _objects = new Dictionary<string, byte[]>(listed.Count);
        foreach (var (name, manifest) in listed)
            _objects[name] = manifest.ToArray();
        _handlers.Add(_objects.TryGetValue);
    }
}
