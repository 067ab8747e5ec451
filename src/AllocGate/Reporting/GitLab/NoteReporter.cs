using System.Net;
using System.Text.Json;
using AllocGate.Core.Reporting;
using AllocGate.Gating;
using Polly;
using Polly.Timeout;

namespace AllocGate.Reporting.GitLab;

/// <summary>Keeps one note a gate on the merge request, updated in place.</summary>
/// <param name="environment">Where, and with which token.</param>
/// <param name="retries">How requests are repeated.</param>
internal sealed class NoteReporter(GitLabEnvironment environment, ResiliencePipeline<HttpResponseMessage> retries) : IReporter
{
    private const int MostPosts = 3;

    public string Kind => ReportKinds.GitLabNote;

    public bool Sends => true;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        if (environment.MergeRequest is null)
            return new Delivery.Skipped(Kind, "there is no merge request to write a note on");
        if (environment.Token is null)
            return environment.IsFromFork ? new Delivery.Skipped(Kind, "the merge request comes from a fork, which is given no token") : new Delivery.Undelivered(Kind, WithoutToken);
        if (!environment.CanPost)
            return new Delivery.Undelivered(Kind, "A note needs CI_PROJECT_ID and an https CI_API_V4_URL.");
        using var notes = new GitLabNotes(environment, retries);
        try
        {
            var mark = MergeRequestNote.Mark(report.Name);
            var note = await PostAsync(notes, mark, MergeRequestNote.Body(report, environment.SourceUrl, environment.Run), cancellationToken);
            return mark.IsNewer(note.Body, environment.Run)
                ? new Delivery.Skipped(Kind, $"note {note.Id} is of a newer pipeline's gate ({mark.WriterOf(note.Body)!.Number}; this is {environment.Run!.Number})")
                : new Delivery.Delivered(Kind, $"note {note.Id} on merge request {environment.MergeRequest}");
        }
        catch (Exception e) when (IsExpected(e, cancellationToken))
        {
            return Refused(e);
        }
    }

    private const string WithoutToken =
        $"A note needs {GitLabEnvironment.TokenVariable}: a project access token with the scope api. CI_JOB_TOKEN cannot write notes.";

    private async Task<NoteAnswer> PostAsync(GitLabNotes notes, CommentMark mark, string body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Looked for each time: a note that was sent and not answered may be there.
            foreach (var known in await notes.FindAsync(mark, cancellationToken))
            {
                // Anybody can write that a note is of a pipeline to come.
                if (known.Body == body || (mark.IsNewer(known.Body, environment.Run) && await notes.IsOwnAsync(known, cancellationToken)))
                    return known;
                if (await UpdatedAsync(notes, known.Id, body, cancellationToken) is { } updated)
                    return updated;
            }

            try
            {
                return await notes.CreateAsync(body, cancellationToken);
            }
            catch (Exception e) when (attempt < MostPosts && GitLabRetries.IsPassing(e))
            {
            }
        }
    }

    // Anybody can write the mark, and nobody may change a stranger's note.
    private static async Task<NoteAnswer?> UpdatedAsync(GitLabNotes notes, long id, string body, CancellationToken cancellationToken)
    {
        try
        {
            return await notes.UpdateAsync(id, body, cancellationToken);
        }
        catch (GitLabRefusalException e) when (e.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static bool IsExpected(Exception e, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && e is (GitLabRefusalException or HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException or JsonException);

    private Delivery Refused(Exception e)
    {
        var text = e switch
        {
            TimeoutRejectedException or OperationCanceledException => "it did not answer in time",
            JsonException => "its answer is no list of notes",
            _ => e.Message,
        };
        var mayNot = e is GitLabRefusalException { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound };
        var advice = mayNot ? $" {GitLabEnvironment.TokenVariable} has to be a token of this project with the scope api and at least the role Reporter." : "";
        return new Delivery.Undelivered(Kind, HostileText.OneLine(environment.Token!.RemoveFrom($"GitLab did not take the note: {text}"), 400) + advice);
    }
}
