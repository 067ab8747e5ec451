namespace AllocGate.Baselines;

/// <summary>How long the cases of one repository took.</summary>
/// <param name="Schema">"allocgate-times/1".</param>
internal sealed record CaseTimesContent(string Schema, IReadOnlyList<CaseTime?> Cases)
{
    public const string CurrentSchema = "allocgate-times/1";

    /// <summary>A day: the longest timeout.</summary>
    public const double MostSeconds = 86_400;

    /// <summary>What a file holds at most; beyond, earlier runs' cases are forgotten.</summary>
    public const int MostCases = 20_000;
}
