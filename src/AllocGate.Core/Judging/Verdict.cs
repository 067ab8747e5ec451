using System.Text.Json.Serialization;

namespace AllocGate.Core.Judging;

/// <summary>The answer. Never <see cref="Pass"/> for something that was not measured.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Pass), "pass")]
[JsonDerivedType(typeof(Fail), "fail")]
[JsonDerivedType(typeof(Inconclusive), "inconclusive")]
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Everything selected was measured and compared, and nothing is beyond its limit.</summary>
    public sealed record Pass : Verdict;

    /// <summary>Something is beyond its limit.</summary>
    /// <param name="Reasons">One sentence each, at least one.</param>
    /// <param name="Doubts">What was not measured or not compared besides.</param>
    public sealed record Fail(IReadOnlyList<string> Reasons, IReadOnlyList<string> Doubts) : Verdict;

    /// <summary>Something was not measured or not compared, so there is no answer.</summary>
    /// <param name="Reasons">One sentence each, at least one.</param>
    public sealed record Inconclusive(IReadOnlyList<string> Reasons) : Verdict;
}
