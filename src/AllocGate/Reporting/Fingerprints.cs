using System.Security.Cryptography;
using System.Text;

namespace AllocGate.Reporting;

/// <summary>Identities that stay the same from run to run. No two of one instance are equal.</summary>
internal sealed class Fingerprints
{
    private readonly Dictionary<string, int> _given = [];

    /// <param name="parts">What identifies it: no line number and no figure, which change while the thing is the same.</param>
    /// <returns>32 hexadecimal digits.</returns>
    public string Of(params IEnumerable<string> parts)
    {
        var identity = string.Concat(parts.Select(part => $"{part.Length}:{part}"));
        var ordinal = _given[identity] = _given.GetValueOrDefault(identity) + 1;
        return Hash(ordinal == 1 ? identity : $"{identity}#{ordinal}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
