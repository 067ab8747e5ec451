namespace AllocGate.Bench.Killing;

/// <summary>One run that was killed, and what came of it.</summary>
/// <param name="Number">Which one of its series, from 0.</param>
/// <param name="Command">What was killed.</param>
/// <param name="Phase">What it was doing, as far as it had said.</param>
/// <param name="Baseline">"old", "new" or "half": the file after the kill.</param>
/// <param name="Configuration">Likewise; "new" would be wrong.</param>
/// <param name="ProbeSeconds">How long a measuring process outlived the kill, in seconds; 0 where none ran.</param>
/// <param name="LeftByTheDead">How much there was to remove.</param>
/// <param name="Trouble">Why the next run did not end as an undisturbed one does; empty where it did.</param>
/// <param name="Leftovers">What was there still after the next run.</param>
internal sealed record KillTrial(
    int Number, string Command, string Phase, string Baseline, string Configuration, double ProbeSeconds, int LeftByTheDead, string Trouble, IReadOnlyList<string> Leftovers)
{
    public bool IsClean => Baseline != "half" && Configuration == "old" && Trouble.Length == 0 && Leftovers.Count == 0;
}
