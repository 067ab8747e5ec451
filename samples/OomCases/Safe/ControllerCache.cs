namespace OomCases;

/// <summary>The controller's copy of its objects. The map stays; its entries are written in place.</summary>
public sealed class ControllerCache
{
    private readonly Dictionary<string, byte[]> _objects = [];
    private readonly List<ObjectLookup> _handlers = [];

    public ControllerCache() => _handlers.Add(_objects.TryGetValue);

    /// <summary>Event handlers that may look an object up.</summary>
    public int Handlers => _handlers.Count;

    /// <summary>Takes over what was listed.</summary>
    public void PutAll(Dictionary<string, byte[]> listed)
    {
        foreach (var (name, manifest) in listed)
        {
            if (_objects.TryGetValue(name, out var held) && held.Length == manifest.Length)
                manifest.CopyTo(held, 0);
            else
                _objects[name] = manifest.ToArray();
        }

        if (_objects.Count > listed.Count)
            RemoveAbsent(listed);
    }

    private void RemoveAbsent(Dictionary<string, byte[]> listed)
    {
        foreach (var name in _objects.Keys.Where(name => !listed.ContainsKey(name)).ToList())
            _objects.Remove(name);
    }
}
