using System.Collections;

namespace AllocGate.Git;

/// <summary>The environment as git sees it, and as it says which event this is.</summary>
internal sealed class GitEnvironment(IReadOnlyDictionary<string, string> variables)
{
    private static readonly HashSet<string> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "PATHEXT", "COMSPEC", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)",
        "HOME", "HOMEDRIVE", "HOMEPATH", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "USER", "USERNAME", "LOGNAME",
        "TMP", "TEMP", "TMPDIR", "XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "SSH_AGENT_PID", "GIT_SSH", "GIT_SSH_COMMAND",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO",
        "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM", "SUDO_UID",
    };

    /// <summary>Of this process.</summary>
    public static GitEnvironment Current() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? ""));

    /// <inheritdoc cref="CiEnvironment.Read"/>
    public CiEvent Event() => CiEnvironment.Read(variables);

    /// <summary>
    /// What to set (a value) and what to take away (nothing) for a child: an allow-list, so that no token reaches it and a hook's own
    /// GIT_DIR does not point git elsewhere.
    /// </summary>
    public IReadOnlyDictionary<string, string?> ForChild()
    {
        var child = new Dictionary<string, string?>(
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry own in Environment.GetEnvironmentVariables())
            child[(string)own.Key] = null;
        foreach (var (name, value) in variables)
            child[name] = Allowed.Contains(name) ? value : null;
        child["LC_ALL"] = "C";
        child["GIT_TERMINAL_PROMPT"] = "0";
        child["GCM_INTERACTIVE"] = "never";
        child["GIT_OPTIONAL_LOCKS"] = "0";
        child["GIT_LITERAL_PATHSPECS"] = "1";
        return child;
    }
}
