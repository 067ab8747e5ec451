namespace AllocGate.Gating;

/// <summary>What a person watching a long run sees. Disposing ends what is shown live; more than once is harmless.</summary>
public interface IGateProgress : IAsyncDisposable
{
    /// <summary>A step begins, such as "Building samples/OomCases (head)". May carry hostile text.</summary>
    void Step(string text);

    /// <summary>A part of the step begins, such as a case; others may be going on beside it. May carry hostile text.</summary>
    void Begin(string what);

    /// <summary>Part of a step is done, such as case 3 of 12. May carry hostile text.</summary>
    void Advance(string what, int done, int total);

    /// <summary>More than most want to see: child processes started, files written.</summary>
    void Detail(string text);
}
