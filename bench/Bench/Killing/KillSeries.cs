using System.Diagnostics;

namespace AllocGate.Bench.Killing;

/// <summary>Runs that are killed at random moments of what an undisturbed one takes: the same moments for the same seed.</summary>
internal sealed class KillSeries(KillGround ground, int seed)
{
    // A run that only reads and writes is over soon, so that most kills are its.
    private static readonly KilledCommand[] Turns =
    [
        KilledCommand.Gate, KilledCommand.ImportingUpdate, KilledCommand.WritingUpdate, KilledCommand.MeasuringUpdate, KilledCommand.ImportingUpdate,
        KilledCommand.WritingUpdate, KilledCommand.Gate, KilledCommand.ImportingUpdate, KilledCommand.WritingUpdate, KilledCommand.Gate,
    ];

    // A run that was done before its moment came is run again, and killed earlier.
    private const double Earlier = 0.8;
    private const int MostTries = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Write = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<KilledCommand, (string Baseline, TimeSpan Took)> _undisturbed = [];

    /// <param name="number">From 0; the command and the moment follow from it.</param>
    public async Task<KillTrial> RunAsync(int number, CancellationToken cancellationToken)
    {
        var command = Turns[number % Turns.Length];
        if (!_undisturbed.TryGetValue(command, out var whole))
            _undisturbed[command] = whole = await ground.UndisturbedAsync(command, cancellationToken);
        var moment = new Random(HashCode(seed, number)).NextDouble();
        string? phase = null;
        for (var tries = 0; phase is null; moment *= Earlier)
        {
            if (++tries > MostTries)
                throw new InvalidOperationException($"{command.Name} was always over before its moment came.");
            await ground.ResetAsync(cancellationToken);
            phase = await KillAsync(command, command == KilledCommand.WritingUpdate ? token => WhenWritingAsync(Write * moment, token) : token => Task.Delay(whole.Took * moment, token), cancellationToken);
        }

        var survived = await LastOfProbesAsync(cancellationToken);
        var (baseline, configuration) = (await ground.VersionOfBaselineAsync(whole.Baseline, cancellationToken), await ground.VersionOfConfigurationAsync(cancellationToken));
        var left = (await ground.LeftoversAsync(cancellationToken)).Count;
        var trouble = await NextAsync(command, whole.Baseline, cancellationToken);
        return new(number, command.Name, phase, baseline, configuration, survived, left, trouble, await ground.LeftoversAsync(cancellationToken));
    }

    // The one of .NET differs from process to process.
    private static int HashCode(int seed, int number) => unchecked((seed * 1_000_003) + number);

    /// <summary>What the run was doing; nothing where it was done before.</summary>
    private async Task<string?> KillAsync(KilledCommand command, Func<CancellationToken, Task> moment, CancellationToken cancellationToken)
    {
        var phase = new RunPhase();
        using var process = ground.Start(command);
        process.OutputDataReceived += (_, e) => phase.Hear(e.Data);
        process.ErrorDataReceived += (_, e) => phase.Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = moment(done.Token);
        if (await Task.WhenAny(process.WaitForExitAsync(cancellationToken), waiting) != waiting || process.HasExited)
        {
            await done.CancelAsync();
            await process.WaitForExitAsync(cancellationToken);
            return null;
        }

        process.Kill();
        // Without a limit it would wait for the end of the output too, which its children may hold open.
        process.WaitForExit(Patience);
        return command == KilledCommand.WritingUpdate ? "writing" : phase.Name;
    }

    // No timer is as fine as a write is short.
    private Task WhenWritingAsync(TimeSpan since, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            SpinWait.SpinUntil(() => cancellationToken.IsCancellationRequested || ground.IsWriting);
            var clock = Stopwatch.StartNew();
            SpinWait.SpinUntil(() => cancellationToken.IsCancellationRequested || clock.Elapsed >= since);
        },
        cancellationToken);

    private async Task<double> LastOfProbesAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var last = 0.0;
        using var now = new PeriodicTimer(Look);
        while (LeftProcess.Of(ground.Temporary).Any(p => p.IsProbe))
        {
            last = clock.Elapsed.TotalSeconds;
            await now.WaitForNextTickAsync(cancellationToken);
        }

        return last;
    }

    private async Task<string> NextAsync(KilledCommand command, string updated, CancellationToken cancellationToken)
    {
        try
        {
            await ground.EndingWithAsync(command, 0, cancellationToken);
            return command == KilledCommand.Gate || await ground.VersionOfBaselineAsync(updated, cancellationToken) == "new" ? "" : "The next run wrote another baseline.";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }
}
