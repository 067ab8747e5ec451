namespace AllocGate.Probe.Tracking;

/// <summary>
/// Where <c>AllocGate.Benchmarks.Lifetime</c> finds this probe. It is found by name: the benchmark project may bring another
/// version of that package than this probe has seen, or none.
/// </summary>
internal sealed class LifetimeHook
{
    private const string Name = "AllocGate.Lifetime";

    private volatile bool _isUsed;

    private LifetimeHook()
    {
    }

    /// <summary>Whether the benchmark has called <c>Lifetime.Track</c>.</summary>
    public bool IsUsed => _isUsed;

    /// <summary>Installs the hook; must come before any code of the benchmark.</summary>
    /// <param name="observer">Gets each tracked object; null to learn only whether there are any, which leaves the benchmark's code as it is in production.</param>
    public static LifetimeHook Install(Action<object>? observer)
    {
        var hook = new LifetimeHook();
        AppContext.SetData(Name, (Func<Action<object>?>)(() =>
        {
            hook._isUsed = true;
            return observer;
        }));
        return hook;
    }
}
