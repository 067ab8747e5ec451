using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>What git leaves in a file that two branches changed at the same place.</summary>
internal static class MergeConflict
{
    /// <exception cref="InvalidInputException">There is one; says where the first is.</exception>
    public static void Refuse(ReadOnlySpan<byte> utf8, string path)
    {
        var (line, first, places) = (0, 0, 0);
        foreach (var range in utf8.Split((byte)'\n'))
        {
            line++;
            if (!utf8[range].StartsWith("<<<<<<< "u8))
                continue;
            places++;
            if (first == 0)
                first = line;
        }

        if (places == 0)
            return;
        var more = places == 1 ? "" : $", and in {places - 1} more place{(places == 2 ? "" : "s")}";
        throw new InvalidInputException(
            $"git could not merge it here{more}: both branches changed the same case, or cases beside each other.", $"{path}:{first}",
            $"Take one side (git checkout --theirs -- {Path.GetFileName(path)}), then measure with `allocgate baseline update`.");
    }
}
