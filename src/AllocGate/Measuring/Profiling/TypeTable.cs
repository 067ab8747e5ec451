using System.Text.RegularExpressions;

namespace AllocGate.Measuring.Profiling;

/// <summary>Names of the types whose objects were allocated.</summary>
internal sealed partial class TypeTable
{
    private readonly Dictionary<ulong, (ulong Module, string Name)> _types = [];

    public void Add(ReadOnlySpan<byte> payload)
    {
        var reader = new TraceReader(payload);
        var count = reader.UInt32();
        reader.Skip(2);
        for (var i = 0U; i < count; i++)
        {
            var (type, module) = (reader.UInt64(), reader.UInt64());
            // Its token, flags and kind.
            reader.Skip(4 + 4 + 1);
            _types[type] = (module, reader.Text());
            // Its type arguments, which the name has too.
            reader.Skip((int)Math.Min(int.MaxValue, reader.UInt32() * (long)sizeof(ulong)));
        }
    }

    /// <summary>The module that declares a type; nothing for an unknown type.</summary>
    public ulong? ModuleOf(ulong type) => _types.TryGetValue(type, out var entry) ? entry.Module : null;

    /// <summary>As the runtime writes it, such as <c>System.Collections.Generic.List`1[System.Int32]</c>.</summary>
    public string NameOf(ulong type) => _types.TryGetValue(type, out var entry) && entry.Name.Length > 0 ? entry.Name : "?";

    /// <summary>Whether objects of a type differ in size: arrays and strings do, and what is not known may.</summary>
    public bool HasSizesOfItsOwn(ulong type) => NameOf(type) is "System.String" or "?" || ArrayRank().IsMatch(NameOf(type));

    [GeneratedRegex(@"\[[,*]*\]$")]
    private static partial Regex ArrayRank();
}
