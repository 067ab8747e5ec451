using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AllocGate.Tests.Reporting.GitLab;

/// <summary>The notes of one merge request on loopback: keeps what it is sent, a page of two at a time, and answers as it is told.</summary>
internal sealed class FakeGitLab : IDisposable
{
    public const string Token = "glpat-notARealToken0123";

    private const int Us = 5;

    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private readonly Queue<(int Status, string Message, bool Done)> _answers = new();

    public FakeGitLab()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Url = $"http://127.0.0.1:{port}/api/v4";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public List<string> Received { get; } = [];

    /// <summary>Body, and whether it is ours and so may be changed, by id from 1 on.</summary>
    public List<(string Body, bool MayBeChanged)> Notes { get; } = [];

    /// <summary>The next answers that are no success; afterwards all are.</summary>
    /// <param name="done">True: what was asked for is done all the same.</param>
    public FakeGitLab Refusing(int status, string message = "no", int times = 1, bool done = false)
    {
        for (var i = 0; i < times; i++)
            _answers.Enqueue((status, message, done));
        return this;
    }

    /// <summary>The next request succeeds, whatever was said for those behind it.</summary>
    public FakeGitLab Accepting()
    {
        _answers.Enqueue((0, "", true));
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
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.InputStream);
        var body = await reader.ReadToEndAsync();
        Received.Add($"{request.HttpMethod} {request.Url!.AbsolutePath}");
        var (status, message, done) = _answers.TryDequeue(out var answer) ? answer : (0, "", true);
        var (code, text) = request.Headers["PRIVATE-TOKEN"] != Token ? (401, """{"message": "401 Unauthorized"}""") : done ? Do(context, body) : (0, "");
        (code, text) = status != 0 ? (status, JsonSerializer.Serialize(new { message })) : (code, text);
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        await using var writer = new StreamWriter(context.Response.OutputStream);
        await writer.WriteAsync(text);
    }

    private (int Code, string Text) Do(HttpListenerContext context, string body)
    {
        var (request, path) = (context.Request, context.Request.Url!.AbsolutePath.Split('/'));
        if (path[^1] == "user")
            return (200, JsonSerializer.Serialize(new { id = Us }));
        if (request.HttpMethod == "GET")
        {
            var page = int.Parse(request.QueryString["page"]!, System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers["x-next-page"] = page * 2 < Notes.Count ? $"{page + 1}" : "";
            return (200, JsonSerializer.Serialize(Notes.Select((note, i) => Note(i + 1, note.Body, note.MayBeChanged ? Us : Us + 1)).Skip((page - 1) * 2).Take(2)));
        }

        var text = (string)JsonNode.Parse(body)!["body"]!;
        if (request.HttpMethod == "POST")
        {
            Notes.Add((text, true));
            return (201, JsonSerializer.Serialize(Note(Notes.Count, text)));
        }

        var id = int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture);
        if (!Notes[id - 1].MayBeChanged)
            return (403, """{"message": "403 Forbidden"}""");
        Notes[id - 1] = (text, true);
        return (200, JsonSerializer.Serialize(Note(id, text)));
    }

    private static object Note(int id, string body, int author = Us) => new { id, body, system = false, author = new { id = author, username = "somebody" } };
}
