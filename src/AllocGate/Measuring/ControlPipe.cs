using System.IO.Pipes;

namespace AllocGate.Measuring;

/// <summary>The pipe that a probe holds on to: it ends when this side closes, and this side learns when the probe is done or has ended.</summary>
internal sealed class ControlPipe : IAsyncDisposable
{
    private readonly NamedPipeServerStream _server;
    private readonly CancellationTokenSource _closing = new();

    /// <param name="socket">Absolute path of the socket on Unix.</param>
    public ControlPipe(string socket)
    {
        Name = NameFor(socket);
        _server = new(Name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        Ended = WatchAsync();
    }

    public string Name { get; }

    /// <summary>Completes when the probe says that its result is written, when its end of the pipe closes, or when this is disposed.</summary>
    public Task Ended { get; }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Ended;
        await _server.DisposeAsync();
        _closing.Dispose();
    }

    // On Unix a name without a path lands in TMPDIR, which the probe has of its own. A socket's path is short: 104 characters on macOS.
    private static string NameFor(string socket)
    {
        var name = $"allocgate-{Guid.NewGuid():N}";
        if (OperatingSystem.IsWindows())
            return name;
        return socket.Length < 100 ? socket : $"/tmp/{name}";
    }

    private async Task WatchAsync()
    {
        try
        {
            await _server.WaitForConnectionAsync(_closing.Token);
            await _server.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, _closing.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits any more.
        }
        catch (IOException)
        {
            // A killed probe breaks the pipe: it has ended.
        }
    }
}
