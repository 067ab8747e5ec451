using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Polly;

namespace AllocGate.Reporting.GitLab;

/// <summary>The notes of one merge request, over GitLab's REST API.</summary>
internal sealed class GitLabNotes : IDisposable
{
    private const int PageSize = 100;
    private const int MostPages = 30;

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    // A redirect could carry the token elsewhere.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly Uri _notes;
    private readonly Uri _user;

    public GitLabNotes(GitLabEnvironment environment, ResiliencePipeline<HttpResponseMessage> pipeline)
    {
        _pipeline = pipeline;
        _notes = new Uri(environment.ApiUrl!, $"projects/{Uri.EscapeDataString(environment.Project)}/merge_requests/{environment.MergeRequest}/notes");
        _user = new Uri(environment.ApiUrl!, "user");
        _http.DefaultRequestHeaders.Add("PRIVATE-TOKEN", environment.Token!.Reveal());
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("AllocGate");
    }

    /// <summary>All notes with a mark, oldest first.</summary>
    /// <exception cref="GitLabRefusalException">GitLab does not say.</exception>
    public async Task<IReadOnlyList<NoteAnswer>> FindAsync(CommentMark mark, CancellationToken cancellationToken)
    {
        var found = new List<NoteAnswer>();
        for (var page = 1; page <= MostPages; page++)
        {
            using var response = await SendAsync(HttpMethod.Get, new Uri($"{_notes}?sort=asc&order_by=created_at&per_page={PageSize}&page={page}"), null, cancellationToken);
            var notes = await response.Content.ReadFromJsonAsync<List<NoteAnswer>>(s_json, cancellationToken) ?? [];
            found.AddRange(notes.Where(note => !note.System && mark.IsOn(note.Body)));
            if (!response.Headers.TryGetValues("x-next-page", out var next) || string.IsNullOrWhiteSpace(string.Concat(next)))
                break;
        }

        return found;
    }

    /// <summary>Whether the token's own user wrote a note; no where GitLab does not say.</summary>
    public async Task<bool> IsOwnAsync(NoteAnswer note, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(HttpMethod.Get, _user, null, cancellationToken);
            return note.Author is { } author && author == await response.Content.ReadFromJsonAsync<UserAnswer>(s_json, cancellationToken);
        }
        catch (GitLabRefusalException e) when (!GitLabRetries.IsPassing(e))
        {
            return false;
        }
    }

    public async Task<NoteAnswer> CreateAsync(string body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, _notes, body, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<NoteAnswer>(s_json, cancellationToken))!;
    }

    public async Task<NoteAnswer> UpdateAsync(long id, string body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Put, new Uri($"{_notes}/{id}"), body, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<NoteAnswer>(s_json, cancellationToken))!;
    }

    public void Dispose() => _http.Dispose();

    // A note that was sent and not answered may be there: only what changes nothing when sent twice is repeated here.
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, string? body, CancellationToken cancellationToken)
    {
        var response = method == HttpMethod.Post
            ? await OnceAsync(cancellationToken)
            : await _pipeline.ExecuteAsync(async token => await OnceAsync(token), cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw new GitLabRefusalException(response.StatusCode, await ReasonAsync(response, cancellationToken));

        async Task<HttpResponseMessage> OnceAsync(CancellationToken token)
        {
            using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(new { body }) };
            return await _http.SendAsync(request, token);
        }
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = HostileText.OneLine(await response.Content.ReadAsStringAsync(cancellationToken), 200);
        return response.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest ? "it sends us elsewhere, where the token does not go" : text;
    }
}
