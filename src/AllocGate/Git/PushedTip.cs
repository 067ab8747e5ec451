namespace AllocGate.Git;

/// <summary>One ref that is pushed.</summary>
/// <param name="Ref">Its name here, as git gives it. Hostile text.</param>
/// <param name="Commit">Full SHA of the pushed tip; absent where there is nothing to gate.</param>
/// <param name="Base">Full SHA of what the remote has under that name; absent where it has nothing, or something that was never fetched.</param>
/// <param name="NothingToGate">Why; absent where there is something.</param>
internal sealed record PushedTip(string Ref, string? Commit, string? Base, string? NothingToGate)
{
    public static PushedTip Nothing(string @ref, string why) => new(@ref, null, null, why);
}
