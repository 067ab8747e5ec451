using System.Net;

namespace AllocGate.Reporting.GitLab;

/// <summary>GitLab did not do what it was asked to.</summary>
/// <param name="status">Of its answer.</param>
/// <param name="reason">What it says. Hostile text, made safe.</param>
internal sealed class GitLabRefusalException(HttpStatusCode status, string reason) : Exception($"{(int)status} {reason}")
{
    public HttpStatusCode Status => status;
}
