namespace AllocGate.Reporting;

/// <summary>A path as other tools' formats want it: relative to the repository's root, with '/', and one line.</summary>
internal static class RepositoryPath
{
    /// <returns>Never empty; "." where the path says nothing.</returns>
    public static string Of(string path)
    {
        var segments = HostileText.OneLine(path).Replace('\\', '/').Split('/').Where(segment => segment.Length > 0 && segment is not ("." or ".."));
        var cleaned = HostileText.Clip(string.Join('/', segments), 1_000);
        return cleaned.Length > 0 ? cleaned : ".";
    }
}
