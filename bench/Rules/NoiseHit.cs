namespace AllocGate.RulesBench;

/// <summary>A hit at warning or above in well-kept code, with the label that a reader gave it.</summary>
/// <param name="Label">"true", "false", or "?" until somebody has read it.</param>
internal sealed record NoiseHit(string Repository, string Rule, string Severity, string Path, int Line, string Label, string Argument)
{
    public const string Header = "repository,rule,severity,path,line,label,argument";

    public (string, string, string, int) Place => (Repository, Rule, Path, Line);

    /// <summary>One line of the table; the argument comes last, so that it may hold commas.</summary>
    public override string ToString() => $"{Repository},{Rule},{Severity},{Path.Replace(",", "%2C", StringComparison.Ordinal)},{Line},{Label},{Argument}";

    public static NoiseHit Parse(string line)
    {
        var part = line.Split(',', 7);
        return new(part[0], part[1], part[2], part[3].Replace("%2C", ",", StringComparison.Ordinal), int.Parse(part[4]), part[5], part[6]);
    }
}
