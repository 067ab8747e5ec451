namespace AllocGate.Initialising;

/// <summary>What `allocgate init` sets up.</summary>
public enum InitialisationKind
{
    /// <summary>A GitHub workflow that gates pull requests.</summary>
    GitHub,

    /// <summary>A GitLab job that gates merge requests and the default branch.</summary>
    GitLab,

    /// <summary>A git hook that gates what is pushed.</summary>
    Hook,
}
