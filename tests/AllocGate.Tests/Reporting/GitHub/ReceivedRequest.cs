using System.Text.Json.Nodes;

namespace AllocGate.Tests.Reporting.GitHub;

internal sealed record ReceivedRequest(string Method, string Path, string Authorization, JsonObject Body)
{
    public JsonArray Annotations => Body["output"]!["annotations"]!.AsArray();
}
