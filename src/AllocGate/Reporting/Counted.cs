namespace AllocGate.Reporting;

/// <summary>"1 case", "1,200 cases".</summary>
internal static class Counted
{
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count:#,0} {noun}s";
}
