namespace AllocGate.Git;

/// <summary>There is no git on the PATH.</summary>
internal sealed class GitNotInstalledException(Exception inner) : Exception("git cannot be started.", inner);
