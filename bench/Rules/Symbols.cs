using AllocGate.Scanning;

namespace AllocGate.RulesBench;

/// <summary>The preprocessor symbols that the SDK defines for a target framework.</summary>
internal static class Symbols
{
    public static IEnumerable<string> Of(TargetFramework framework)
    {
        yield return "TRACE";
        yield return "DEBUG";
        var digits = $"{framework.Version.Major}{framework.Version.Minor}{(framework.Version.Build > 0 ? framework.Version.Build : "")}";
        switch (framework.Family)
        {
            case FrameworkFamily.Framework:
                yield return "NETFRAMEWORK";
                yield return "NET" + digits;
                foreach (var known in (int[])[20, 35, 40, 45, 451, 452, 46, 461, 462, 47, 471, 472, 48, 481])
                {
                    if (string.CompareOrdinal($"{known}".PadRight(3, '0'), digits.PadRight(3, '0')) <= 0)
                        yield return $"NET{known}_OR_GREATER";
                }

                break;
            case FrameworkFamily.Standard:
                yield return "NETSTANDARD";
                yield return $"NETSTANDARD{framework.Version.Major}_{framework.Version.Minor}";
                for (var minor = 0; minor <= (framework.Version.Major == 2 ? framework.Version.Minor : -1); minor++)
                    yield return $"NETSTANDARD2_{minor}_OR_GREATER";
                break;
            case FrameworkFamily.Modern:
                yield return "NETCOREAPP";
                if (framework.Version.Major >= 5)
                    yield return "NET";
                yield return $"{(framework.Version.Major >= 5 ? "NET" : "NETCOREAPP")}{framework.Version.Major}_{framework.Version.Minor}";
                foreach (var known in (Version[])[new(2, 0), new(2, 1), new(2, 2), new(3, 0), new(3, 1)])
                {
                    if (known <= framework.Version)
                        yield return $"NETCOREAPP{known.Major}_{known.Minor}_OR_GREATER";
                }

                for (var major = 5; major <= framework.Version.Major; major++)
                    yield return $"NET{major}_0_OR_GREATER";
                break;
        }
    }
}
