using AllocGate.Gating;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>
/// Progress for a person who waits: one live line on a terminal, single lines in a log, where each step counts in at most
/// <see cref="LinesPerStep"/> lines. Disposing ends the live line.
/// </summary>
public sealed class ConsoleProgress : IGateProgress, IAsyncDisposable
{
    private const int LinesPerStep = 10;
    private const int SpinnerColumns = 4;

    private readonly IAnsiConsole _console;
    private readonly Verbosity _verbosity;
    private readonly TimeProvider _clock;
    private readonly Lock _writing = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _live;
    private StatusContext? _status;
    private ProgressLine _line;
    private int _tenthsShown;

    /// <param name="console">Where to write.</param>
    /// <param name="verbosity">Quiet writes nothing; detailed writes each child process.</param>
    /// <param name="clock">Tells how long a step has taken, from which the time left is estimated.</param>
    public ConsoleProgress(IAnsiConsole console, Verbosity verbosity, TimeProvider clock)
    {
        _console = console;
        _verbosity = verbosity;
        _clock = clock;
        _line = new ProgressLine("Starting", clock.GetUtcNow());
        _live = IsLive ? console.Status().Spinner(Spinner.Known.Line).StartAsync("Starting", ShowAsync) : Task.CompletedTask;
    }

    private bool IsLive => _verbosity == Verbosity.Normal && _console.Profile.Capabilities is { Interactive: true, Ansi: true };

    public void Step(string text)
    {
        lock (_writing)
        {
            _tenthsShown = 0;
            _line = new ProgressLine(HostileText.ForLog(text), _clock.GetUtcNow());
            if (_verbosity > Verbosity.Quiet)
                Show(_line.Step);
        }
    }

    public void Begin(string what)
    {
        lock (_writing)
        {
            _line = _line with { Current = HostileText.ForLog(what) };
            ShowLive();
        }
    }

    public void Advance(string what, int done, int total)
    {
        lock (_writing)
        {
            _line = _line with { Done = done, Total = total };
            ShowLive();
            if (_status is null && _verbosity > Verbosity.Quiet && IsDue(done, total))
                _console.Item($"{_line.Figures(_clock.GetUtcNow())}: {what}");
        }
    }

    public void Detail(string text)
    {
        lock (_writing)
        {
            if (_verbosity == Verbosity.Detailed)
                _console.Item(text, indent: 4, Tones.Quiet);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _finished.TrySetResult();
        await _live;
    }

    private async Task ShowAsync(StatusContext status)
    {
        _status = status;
        await _finished.Task;
    }

    private void ShowLive()
    {
        if (_status is not null)
            Show(_line.Fit(_clock.GetUtcNow(), Math.Max(40, _console.Profile.Width - SpinnerColumns)));
    }

    private void Show(string safe)
    {
        if (_status is { } status)
            status.Status = Markup.Escape(HostileText.Clip(safe, Math.Max(10, _console.Profile.Width - SpinnerColumns)));
        else
            _console.Item(safe, indent: 0);
    }

    private bool IsDue(int done, int total)
    {
        if (_verbosity == Verbosity.Detailed || total <= 0)
            return true;
        var tenths = (int)((long)done * LinesPerStep / total);
        if (tenths <= _tenthsShown)
            return false;
        _tenthsShown = tenths;
        return true;
    }
}
