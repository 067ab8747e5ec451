namespace AllocGate.Measuring;

/// <summary>What to say of a process that ended without a result.</summary>
internal static class LastWords
{
    private const int Lines = 3;
    private const int LineLength = 200;

    private static readonly string[] Announcements = ["Stack overflow", "Process terminated", "Unhandled exception", "Out of memory", "Fatal error"];

    /// <summary>"; its last output: …": the runtime's own announcement of a crash where there is one, else the last lines; empty where it said nothing.</summary>
    public static string Of(string output, string errors)
    {
        var errorLines = LinesOf(errors);
        var announced = Array.FindLastIndex(errorLines, l => Announcements.Any(a => l.StartsWith(a, StringComparison.OrdinalIgnoreCase)));
        var quoted = announced >= 0
            ? errorLines.Skip(announced).Take(Lines)
            : (errorLines.Length > 0 ? errorLines : LinesOf(output)).TakeLast(Lines);
        var text = string.Join(" / ", quoted.Select(l => l.Length > LineLength ? l[..LineLength] + "…" : l));
        return text.Length == 0 ? "" : $"; its last output: {text}";
    }

    /// <summary>What an exit code means; absent where the process has left another behind and its code is unknown.</summary>
    public static string Ending(int? exitCode) => exitCode switch
    {
        null => "ended without a result",
        0 => "ended its own process without a result (exit code 0)",
        134 => "crashed (exit code 134, SIGABRT)",
        137 => "was killed (exit code 137, SIGKILL), perhaps for want of memory",
        139 => "crashed (exit code 139, SIGSEGV)",
        unchecked((int)0xC00000FD) => "crashed (stack overflow)",
        < 0 => $"crashed (exit code 0x{exitCode:X8})",
        _ => $"ended without a result (exit code {exitCode})",
    };

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
