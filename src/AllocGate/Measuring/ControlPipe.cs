using System.IO.Pipes;

namespace AllocGate.Measuring;

/// <summary>The pipe that a probe holds on to: it ends when this side closes, and this side learns when the probe has ended.</summary>
internal sealed class ControlPipe : IAsyncDisposable
{
    private readonly NamedPipeServerStream _server;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _watch;

    /// <param name="socket">Absolute path of the socket on Unix.</param>
    /// <param name="ended">Called once when the probe has closed its end.</param>
    public ControlPipe(string socket, Action ended)
    {
        Name = NameFor(socket);
        _server = new(Name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        _watch = WatchAsync(ended);
    }

    public string Name { get; }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _watch;
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

    private async Task WatchAsync(Action ended)
    {
        try
        {
            await _server.WaitForConnectionAsync(_closing.Token);
            var ignored = new byte[256];
            while (await _server.ReadAsync(ignored, _closing.Token) > 0)
            {
                // The probe says nothing on this pipe that matters; only its end does.
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (IOException)
        {
            // A killed probe breaks the pipe: it has ended.
        }

        ended();
    }
}
