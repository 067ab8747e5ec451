namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>A test that drives other people's programs. Skipped by name where one is missing, unless ALLOCGATE_REQUIRE_CLIENTS=1.</summary>
public sealed class ClientFactAttribute : FactAttribute
{
    public ClientFactAttribute(params string[] clients)
    {
        var missing = clients.Where(client => Client.Find(client) is null).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("ALLOCGATE_REQUIRE_CLIENTS") != "1")
            Skip = $"not installed: {string.Join(", ", missing)} (npm ci --prefix tests/clients)";
    }
}
