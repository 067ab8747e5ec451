namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>Tests that need signals and a shell.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "needs Unix";
    }
}
