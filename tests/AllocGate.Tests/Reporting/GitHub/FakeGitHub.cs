using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AllocGate.Tests.Reporting.GitHub;

/// <summary>GitHub's check runs on loopback: keeps what it is sent and answers as it is told.</summary>
internal sealed class FakeGitHub : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private readonly Queue<(int Status, string Message)> _answers = new();

    public FakeGitHub()
    {
        Url = $"http://127.0.0.1:{FreePort()}/api/v3";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public List<ReceivedRequest> Received { get; } = [];

    /// <summary>The next answers that are no success; afterwards all are.</summary>
    public FakeGitHub Refusing(int status, string message = "no", int times = 1)
    {
        for (var i = 0; i < times; i++)
            _answers.Enqueue((status, message));
        return this;
    }

    public void Dispose()
    {
        _listener.Close();
        _serving.GetAwaiter().GetResult();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = JsonNode.Parse(await reader.ReadToEndAsync())!.AsObject();
        Received.Add(new ReceivedRequest(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers["Authorization"] ?? "", body));
        var (status, message) = _answers.TryDequeue(out var answer) ? answer : (0, "");
        context.Response.StatusCode = status != 0 ? status : context.Request.HttpMethod == "POST" ? 201 : 200;
        context.Response.ContentType = "application/json";
        var text = status == 0
            ? $$$"""{"id": 42, "name": "x", "status": "{{{body["status"]}}}", "head_sha": "x", "output": {"annotations_count": 0} }"""
            : JsonSerializer.Serialize(new { message });
        await using var writer = new StreamWriter(context.Response.OutputStream);
        await writer.WriteAsync(text);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
