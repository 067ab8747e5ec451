using System.Diagnostics;

namespace AllocGate.Bench.Measured;

/// <summary>Runs a process to its end, with the clock and the processor read at its first line that ends the build.</summary>
internal static class TimedProcess
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <param name="built">True for the line from which on benchmarks run.</param>
    /// <param name="mayFail">Exit codes that are results too.</param>
    /// <exception cref="InvalidOperationException">It ended with another exit code; carries its last lines.</exception>
    public static async Task<TimedRun> RunAsync(
        ProcessStartInfo start, Func<string, bool> built, IReadOnlyCollection<int> mayFail, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var usage = new ProcessUsage(process.Id);
        (double Seconds, double? Cpu)? atBuilt = null;
        var last = new Queue<string>();
        void Line(string? line)
        {
            if (line is null)
                return;
            lock (last)
            {
                if (atBuilt is null && built(line))
                    atBuilt = (clock.Elapsed.TotalSeconds, usage.TreeSeconds());
                last.Enqueue(line);
                if (last.Count > 30)
                    last.Dequeue();
            }
        }

        process.OutputDataReceived += (_, e) => Line(e.Data);
        process.ErrorDataReceived += (_, e) => Line(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            while (!process.HasExited)
            {
                usage.Look();
                await Task.WhenAny(process.WaitForExitAsync(cancellationToken), Task.Delay(Poll, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }

            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0 && !mayFail.Contains(process.ExitCode))
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{string.Join('\n', last)}");
        return new(seconds, atBuilt?.Seconds ?? 0, usage.TreeSeconds(), atBuilt is { } b ? b.Cpu : 0, usage.PeakMegabytes);
    }
}
