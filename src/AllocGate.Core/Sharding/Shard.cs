using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AllocGate.Core.Measuring;

namespace AllocGate.Core.Sharding;

/// <summary>
/// --shard i/n: one of n parts that together are every row. A row's part hangs on its key alone, so that adding a case moves no other:
/// the first eight bytes, big-endian, of the SHA-256 of project, framework and benchmark method (UTF-8, a NUL between), modulo n.
/// The cases of one method stay together: the scaling law is fitted over them.
/// </summary>
/// <param name="Index">From 1 to <paramref name="Count"/>.</param>
/// <param name="Count">From 1 to <see cref="Most"/>.</param>
public sealed partial record Shard(int Index, int Count)
{
    /// <summary>The most parts. GitHub's matrix ends at 256 jobs.</summary>
    public const int Most = 256;

    /// <summary>Why a row of another part is left out.</summary>
    [JsonIgnore]
    public string Reason => $"--shard {this}";

    [JsonIgnore]
    public bool IsPossible => Count is >= 1 and <= Most && Index >= 1 && Index <= Count;

    /// <summary>Reads "2/5".</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Shard? shard)
    {
        var match = Pattern().Match(text ?? "");
        shard = match.Success ? new Shard(Number(match.Groups[1]), Number(match.Groups[2])) : null;
        if (shard is { IsPossible: false })
            shard = null;
        return shard is not null;
    }

    /// <summary>The part, from 1 to <paramref name="count"/>, that a row is in.</summary>
    public static int IndexOf(RowKey key, int count)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Project}\0{key.Framework}\0{key.ToMethod().Benchmark}"));
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)count) + 1;
    }

    public bool Holds(RowKey key) => IndexOf(key, Count) == Index;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9]{1,3})/([0-9]{1,3})\z")]
    private static partial Regex Pattern();
}
