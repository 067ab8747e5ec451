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

    private readonly IAnsiConsole _console;
    private readonly Verbosity _verbosity;
    private readonly Lock _writing = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _live;
    private StatusContext? _status;
    private int _tenthsShown;

    /// <param name="console">Where to write.</param>
    /// <param name="verbosity">Quiet writes nothing; detailed writes each child process.</param>
    public ConsoleProgress(IAnsiConsole console, Verbosity verbosity)
    {
        _console = console;
        _verbosity = verbosity;
        _live = IsLive ? console.Status().Spinner(Spinner.Known.Line).StartAsync("Starting", ShowAsync) : Task.CompletedTask;
    }

    private bool IsLive => _verbosity == Verbosity.Normal && _console.Profile.Capabilities is { Interactive: true, Ansi: true };

    public void Step(string text)
    {
        lock (_writing)
        {
            _tenthsShown = 0;
            if (_verbosity > Verbosity.Quiet)
                Show(text);
        }
    }

    public void Advance(string what, int done, int total)
    {
        lock (_writing)
        {
            if (_verbosity == Verbosity.Quiet || !IsDue(done, total))
                return;
            Show($"{what} {done}/{total}");
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

    private void Show(string text)
    {
        if (_status is { } status)
            status.Status = Markup.Escape(HostileText.Clip(HostileText.ForLog(text), Math.Max(10, _console.Profile.Width - 4)));
        else
            _console.Item(text, indent: 0);
    }

    private bool IsDue(int done, int total)
    {
        if (_status is not null || _verbosity == Verbosity.Detailed || total <= 0)
            return true;
        var tenths = (int)((long)done * LinesPerStep / total);
        if (tenths <= _tenthsShown)
            return false;
        _tenthsShown = tenths;
        return true;
    }
}
