using BenchmarkDotNet.Loggers;

namespace AllocGate.Probe.Running;

/// <summary>Keeps what BenchmarkDotNet logs of an exception, else its first errors.</summary>
internal sealed class ErrorLog : ILogger
{
    private const int Kept = 3;
    private readonly List<string> _exceptions = [];
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> First => _exceptions.Count > 0 ? _exceptions : _errors;

    public string Id => nameof(ErrorLog);

    public int Priority => 0;

    public void Write(LogKind logKind, string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // What reflection wraps an exception in says nothing of it.
            if (line.Contains("Exception: ", StringComparison.Ordinal) && !line.Contains(nameof(System.Reflection.TargetInvocationException), StringComparison.Ordinal) && _exceptions.Count < Kept)
                _exceptions.Add(line.Replace("---> ", "", StringComparison.Ordinal));
            else if (logKind == LogKind.Error && _errors.Count < Kept)
                _errors.Add(line);
        }
    }

    public void WriteLine(LogKind logKind, string text) => Write(logKind, text);

    public void WriteLine()
    {
    }

    public void Flush()
    {
    }
}
