namespace AllocGate.Core.Judging;

/// <summary>Failing wins over inconclusive, which wins over an undelivered report.</summary>
public static class ExitCodes
{
    public static ExitCode Of(Verdict verdict, bool allDelivered) => verdict switch
    {
        Verdict.Fail => ExitCode.Fail,
        Verdict.Inconclusive => ExitCode.Inconclusive,
        Verdict.Pass when !allDelivered => ExitCode.Undelivered,
        Verdict.Pass => ExitCode.Pass,
        _ => ExitCode.InternalError,
    };
}
