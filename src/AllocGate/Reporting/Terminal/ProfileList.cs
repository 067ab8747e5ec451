using AllocGate.Core.Profiling;
using AllocGate.Gating;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Which lines of each profiled case allocate.</summary>
public static class ProfileList
{
    public static void Write(IAnsiConsole console, IReadOnlyList<ProfiledCase> cases)
    {
        foreach (var profiled in cases)
        {
            console.Title(HostileText.ForLog(profiled.Name));
            switch (profiled)
            {
                case ProfiledCase.Profiled known:
                    Write(console, known);
                    break;
                case ProfiledCase.NotProfiled unknown:
                    console.Item($"NOT PROFILED: {unknown.Reason}", style: Tones.Of(RowStanding.Open));
                    break;
            }
        }
    }

    private static void Write(IAnsiConsole console, ProfiledCase.Profiled known)
    {
        var operations = known.Profile.Operations;
        console.Item($"{Figures(known.Profile.Sites, operations)}, counted over {operations:#,0} operations", style: Tones.Quiet);
        foreach (var line in known.Profile.Sites.GroupBy(s => s.Line).OrderByDescending(l => l.Sum(s => s.Bytes)))
        {
            console.Item(line.Key is { } at ? $"{at.Location.Path}:{at.Location.Line} in {at.Method}" : "code outside the repository", style: Tones.Title);
            if (line.Key is { Text.Length: > 0 } code)
                console.Item(code.Text, indent: 4, Tones.Quiet);
            foreach (var site in line)
                console.Item($"{Figures([site], operations)}: {site.Type}", indent: 6);
            foreach (var caller in line.SelectMany(s => s.Callers).Distinct())
                console.Item($"called from {caller.Location.Path}:{caller.Location.Line} in {caller.Method}", indent: 6, Tones.Quiet);
        }

        console.Items(known.Notes);
    }

    private static string Figures(IReadOnlyList<AllocationSite> sites, long operations) =>
        $"{PerOperation(sites.Sum(s => s.Bytes), operations)} B/op in {Objects(PerOperation(sites.Sum(s => s.Objects), operations))}";

    private static string Objects(string count) => count == "1" ? "1 object/op" : $"{count} objects/op";

    private static string PerOperation(long sum, long operations) => ((decimal)sum / operations).ToString("#,0.##");
}
