using System.Diagnostics;

namespace AllocGate.Reporting;

/// <summary>A token that cannot be printed by accident: not by a log, a debugger, a record or a serializer.</summary>
[DebuggerDisplay("***")]
public sealed class AccessToken(string secret)
{
    /// <summary>The secret itself, for the one request header that needs it.</summary>
    internal string Reveal() => secret;

    /// <summary>A text without the secret, should a server send it back.</summary>
    internal string RemoveFrom(string text) => text.Replace(secret, "***", StringComparison.Ordinal);

    public override string ToString() => "***";
}
