using System.Runtime.ExceptionServices;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>The one check run of a gate: made at most once, completed at most once, whatever becomes of the answers.</summary>
/// <param name="environment">Where, and with which token: one that can post.</param>
/// <param name="retries">How requests are repeated.</param>
/// <param name="file">Where an open check run is kept; absent where nobody will look.</param>
/// <param name="externalId">Finds it again.</param>
/// <param name="mayExist">True where an earlier process may have made it.</param>
internal sealed class GateCheckRun(GitHubEnvironment environment, RequestRetries retries, AnnouncementFile? file, string externalId, bool mayExist = false)
{
    private bool _mayExist = mayExist;
    private ExceptionDispatchInfo? _refused;
    private CheckRun? _run;

    /// <summary>Absent until it was made.</summary>
    public long? Id => _run?.Id;

    /// <summary>True from when it was made until it is completed.</summary>
    public bool IsOpen => _run is { Status.Value: not CheckStatus.Completed };

    /// <summary>How many annotations it has.</summary>
    public int Annotations { get; private set; }

    /// <summary>Makes it where it is not made yet. A refusal is remembered: asking again would get the same answer.</summary>
    public async Task BeginAsync(string gate, string commit, CancellationToken cancellationToken)
    {
        _refused?.Throw();
        if (_run is not null)
            return;
        var announcement = new Announcement(CheckRunContent.NameOf(gate), commit, externalId);
        if (file is not null)
            await file.WriteAsync(announcement, cancellationToken);
        var first = !_mayExist;
        _mayExist = true;
        try
        {
            using var connection = new GitHubConnection(environment, retries);
            Found(await connection.SendAsync(
                async (github, repeated) =>
                    (first && !repeated ? null : await FindAsync(github, announcement)) ?? await CreateAsync(github, announcement),
                cancellationToken));
        }
        catch (ApiException e) when (Failures.MayNotWrite(e))
        {
            file?.Delete();
            _refused = ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }

    /// <summary>Completes it: the conclusion with the first annotations, then the others.</summary>
    public async Task CompleteAsync(CheckRunContent content, CancellationToken cancellationToken)
    {
        using var connection = new GitHubConnection(environment, retries);
        do
        {
            await connection.SendAsync(
                async (github, repeated) =>
                {
                    // Every request adds its annotations to those that are there: what arrived without an answer must not be sent again.
                    if (repeated)
                        Found(await github.Check.Run.Get(environment.Owner, environment.Repository, Id!.Value));
                    if (repeated && !IsOpen && Annotations >= content.Annotations.Count)
                        return _run!;
                    var request = content.Request(Annotations);
                    await UpdateAsync(github, request);
                    Annotations += request.Output.Annotations.Count;
                    return _run!;
                },
                cancellationToken);
        }
        while (Annotations < content.Annotations.Count);
    }

    /// <summary>Completes it without a result, should there be none.</summary>
    public async Task CloseAsync(CheckConclusion conclusion, string title, string summary, CancellationToken cancellationToken)
    {
        if (!IsOpen)
            return;
        using var connection = new GitHubConnection(environment, retries);
        var update = new CheckRunUpdate { Status = CheckStatus.Completed, Conclusion = conclusion, Output = new NewCheckRunOutput(title, summary) };
        await connection.SendAsync((github, _) => UpdateAsync(github, update), cancellationToken);
    }

    /// <summary>Looks for one that was announced; nothing where it is not there.</summary>
    public async Task FindAsync(Announcement announcement, CancellationToken cancellationToken)
    {
        using var connection = new GitHubConnection(environment, retries);
        if (await connection.SendAsync((github, _) => FindAsync(github, announcement), cancellationToken) is { } found)
            Found(found);
    }

    private async Task<CheckRun?> FindAsync(GitHubClient github, Announcement announcement)
    {
        var request = new CheckRunRequest { CheckName = announcement.Name, Filter = CheckRunCompletedAtFilter.All };
        var runs = await github.Check.Run.GetAllForReference(
            environment.Owner, environment.Repository, announcement.Commit, request, new ApiOptions { PageSize = 100, PageCount = 10 });
        return runs.CheckRuns.FirstOrDefault(run => run.ExternalId == announcement.ExternalId);
    }

    private Task<CheckRun> CreateAsync(GitHubClient github, Announcement announcement)
    {
        var run = new NewCheckRun(announcement.Name, announcement.Commit)
        {
            Status = CheckStatus.InProgress,
            ExternalId = announcement.ExternalId,
            DetailsUrl = environment.JobUrl,
            Output = new NewCheckRunOutput("The gate is running", "The result will be here when it has measured."),
        };
        return github.Check.Run.Create(environment.Owner, environment.Repository, run);
    }

    private async Task<CheckRun> UpdateAsync(GitHubClient github, CheckRunUpdate update)
    {
        Take(await github.Check.Run.Update(environment.Owner, environment.Repository, Id!.Value, update));
        return _run!;
    }

    private void Found(CheckRun run)
    {
        Take(run);
        Annotations = Math.Max(Annotations, (int)run.Output.AnnotationsCount);
    }

    private void Take(CheckRun run)
    {
        _run = run;
        if (!IsOpen)
            file?.Delete();
    }
}
