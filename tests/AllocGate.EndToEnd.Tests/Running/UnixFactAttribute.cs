namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>A test that needs signals and a shell.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "needs Unix";
    }
}
