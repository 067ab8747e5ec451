using System.Globalization;
using System.Text.RegularExpressions;

namespace AllocGate.Imports;

/// <summary>A runtime as BenchmarkDotNet writes it, such as ".NET 10.0.1 (10.0.125.57005)".</summary>
internal sealed partial record ReportedFramework(int Major, int Minor, string Version)
{
    /// <summary>Such as "net10.0".</summary>
    public string Moniker => string.Create(CultureInfo.InvariantCulture, $"net{Major}.{Minor}");

    /// <summary>Nothing where the text names no .NET runtime.</summary>
    public static ReportedFramework? Parse(string text) => Of(Whole().Match(text));

    /// <summary>The runtime that a job names; nothing where it leaves it to the host.</summary>
    /// <param name="job">Such as "Type.Method: Job-ABC(Runtime=.NET 8.0) [N=1]".</param>
    public static ReportedFramework? OfJob(string job) => Of(InJob().Match(job));

    private static ReportedFramework? Of(Match match) => match.Success
        ? new(Number(match, "major"), Number(match, "minor"), match.Groups["version"].Value)
        : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A\.NET(?: Core| Framework)? (?<version>(?<major>[0-9]{1,3})\.(?<minor>[0-9]{1,3})(?:\.[0-9]{1,9})*)(?=\z|[ (-])", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[^\[]*?[(, ]Runtime=\.NET(?: Core| Framework)? (?<version>(?<major>[0-9]{1,3})\.(?<minor>[0-9]{1,3}))(?=[,) ])", RegexOptions.CultureInvariant)]
    private static partial Regex InJob();
}
