namespace AllocGate.Measuring;

/// <summary>
/// The environment of restore and build: the user's own, so that feeds and SDKs are found, without what belongs to the forge.
/// A build runs code of the pull request; the forge's tokens and command files are none of its business.
/// </summary>
internal static class BuildVariables
{
    private static readonly string[] Forge =
    [
        "GITHUB_TOKEN", "GH_TOKEN", "GITHUB_ENTERPRISE_TOKEN", "GH_ENTERPRISE_TOKEN", "INPUT_TOKEN", "INPUT_GITHUB-TOKEN", "ALLOCGATE_TOKEN", "ALLOCGATE_GITLAB_TOKEN",
        "GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY",
        "GITLAB_TOKEN", "GL_TOKEN", "PRIVATE_TOKEN", "CI_JOB_TOKEN", "CI_JOB_JWT", "CI_JOB_JWT_V1", "CI_JOB_JWT_V2", "CI_REPOSITORY_URL",
        "CI_REGISTRY_PASSWORD", "CI_DEPLOY_PASSWORD", "CI_DEPENDENCY_PROXY_PASSWORD", "CI_BUILD_TOKEN",
        "SYSTEM_ACCESSTOKEN", "BITBUCKET_TOKEN", "GITEA_TOKEN", "FORGEJO_TOKEN",
    ];

    /// <summary>What to set (a value) and to remove (null) for a build.</summary>
    public static IReadOnlyDictionary<string, string?> From(IReadOnlyDictionary<string, string> own)
    {
        var variables = own.ToDictionary(v => v.Key, v => IsForges(v.Key) ? null : v.Value, MeasuringEnvironment.Names);
        // Build and compiler servers would outlive this run, Ctrl-C included.
        variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["UseSharedCompilation"] = "false";
        variables["DOTNET_CLI_UI_LANGUAGE"] = "en";
        variables["DOTNET_NOLOGO"] = "1";
        variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // The tool's own host may have set these for itself; a build must find its SDK by global.json.
        foreach (var name in (string[])["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath"])
            variables[name] = null;
        return variables;
    }

    private static bool IsForges(string name) =>
        Forge.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("ACTIONS_", StringComparison.OrdinalIgnoreCase);
}
