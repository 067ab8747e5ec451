namespace AllocGate.Measuring;

/// <summary>Which target frameworks of a project are measured: those asked for, else the highest that can run here.</summary>
internal static class FrameworkChoice
{
    /// <param name="targets">The project's target framework monikers.</param>
    /// <param name="requested">-f; may be empty.</param>
    /// <param name="installed">Versions of Microsoft.NETCore.App on this machine.</param>
    /// <param name="rollsForward">True where the project itself allows the next major version.</param>
    public static IReadOnlyList<ChosenFramework> Choose(
        IReadOnlyList<string> targets, IReadOnlyList<string> requested, IReadOnlyList<Version> installed, bool rollsForward)
    {
        if (requested.Count > 0)
            return [.. requested.Distinct(StringComparer.OrdinalIgnoreCase).Select(r => Requested(r, targets, installed, rollsForward))];

        var highest = targets
            .Select(TargetFramework.Parse)
            .Where(t => t is not null && t.CanRun(installed, rollsForward))
            .OrderByDescending(t => t!.Version)
            .ThenBy(t => t!.Platform.Length)
            .FirstOrDefault();
        return [highest is null ? new("", CannotRun(targets, installed)) : new(highest.Moniker)];
    }

    private static ChosenFramework Requested(
        string moniker, IReadOnlyList<string> targets, IReadOnlyList<Version> installed, bool rollsForward)
    {
        var target = targets.FirstOrDefault(t => t.Equals(moniker, StringComparison.OrdinalIgnoreCase));
        if (target is null)
            return new(moniker, $"It does not target {moniker}, which -f asks for; it targets {string.Join(", ", targets)}.");
        return TargetFramework.Parse(target)?.CanRun(installed, rollsForward) == true
            ? new(target)
            : new(target, CannotRun([target], installed));
    }

    private static string CannotRun(IReadOnlyList<string> targets, IReadOnlyList<Version> installed)
    {
        if (targets.Count == 0)
            return "It names no target framework. Only SDK-style projects can be measured.";
        var here = installed.Count == 0 ? "none" : string.Join(", ", installed.Distinct().Order());
        var supported = targets.Any(t => TargetFramework.Parse(t)?.Version.Major >= TargetFramework.OldestMajor);
        return $"It targets {string.Join(", ", targets)}, and none of that can run here (.NET runtimes here: {here}). "
            + (supported ? "Install a runtime that it targets, or let it target one that is here." : "AllocGate measures net8.0 to net10.0. Let it target one of those, beside what it targets now.");
    }
}
