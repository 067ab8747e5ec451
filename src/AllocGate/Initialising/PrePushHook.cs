using AllocGate.Gating;

namespace AllocGate.Initialising;

/// <summary>The hook that gates what is pushed, beside whatever hook is there already.</summary>
internal sealed class PrePushHook
{
    /// <summary>Says that a hook is one of ours, also after somebody has changed it.</summary>
    private const string Mark = "# Written by `allocgate init hook`";

    private readonly string _root;
    private readonly string _folder;
    private readonly NewFile _hook;

    private PrePushHook(string root, string folder)
    {
        (_root, _folder) = (root, folder);
        _hook = new NewFile(root, Path.Combine(folder, "pre-push"), Template.Read("pre-push.sh"));
    }

    private string Earlier => _hook.Path + ".before-allocgate";

    private bool IsOurs => _hook.Exists && File.ReadAllText(_hook.Path).Contains(Mark, StringComparison.Ordinal);

    /// <exception cref="InvalidInputException">There is no repository.</exception>
    public static async Task<PrePushHook> FindAsync(string root, CancellationToken cancellationToken) =>
        new(root, await GitHooks.FindFolderAsync(root, cancellationToken));

    /// <summary>Writes the hook. A hook of somebody else's is kept beside it and runs first.</summary>
    /// <exception cref="InvalidInputException">Ours was changed since and <paramref name="force"/> is not given, or there is no place for the other one.</exception>
    public async Task<InitialisationResult> InstallAsync(bool force, CancellationToken cancellationToken)
    {
        if (IsOurs && !_hook.IsUpToDate && !force)
            throw new InvalidInputException("This hook was written by another version or changed since, and was left alone.", _hook.Shown, "Give --force to replace it.");
        List<string> messages = [];
        if (_hook.Exists && !IsOurs)
        {
            if (Path.Exists(Earlier))
                throw new InvalidInputException("There is one already, beside a hook that is not AllocGate's.", Places.Shown(_root, Earlier), "Put one of the two away.");
            Move(_hook.Path, Earlier);
            messages.Add($"The hook that was there runs first. It is {Places.Shown(_root, Earlier)} now.");
        }

        var result = await WriteAsync(force, cancellationToken);
        if (result.Written.Count > 0)
            messages.Add("From now on `git push` runs the gate first; `git push --no-verify` goes past it.");
        if (!Places.IsInside(_root, _folder))
            messages.Add("The folder of hooks lies outside this working tree: the hook serves all that share it.");
        return result.Then(new([], messages));
    }

    /// <summary>Takes the hook away and puts back what was there before.</summary>
    /// <exception cref="InvalidInputException">It was changed since, and <paramref name="force"/> is not given.</exception>
    public InitialisationResult Uninstall(bool force)
    {
        if (!IsOurs)
            return new([], [$"There is no hook of AllocGate in {Places.Shown(_root, _folder)}."]);
        if (!_hook.IsUpToDate && !force)
            throw new InvalidInputException("This hook was written by another version or changed since, and was left alone.", _hook.Shown, "Give --force to remove it.");
        List<string> messages = [$"Removed: {_hook.Shown}"];
        if (Path.Exists(Earlier))
        {
            Move(Earlier, _hook.Path, overwrite: true);
            messages.Add("The hook that was there before is back.");
        }
        else
        {
            OrRefuse(() => File.Delete(_hook.Path));
        }

        return new([], messages);
    }

    // Where ours cannot be written, the other one goes on alone.
    private async Task<InitialisationResult> WriteAsync(bool force, CancellationToken cancellationToken)
    {
        try
        {
            return await _hook.WriteAsync(force, cancellationToken, executable: true);
        }
        catch when (!_hook.Exists && Path.Exists(Earlier))
        {
            Move(Earlier, _hook.Path);
            throw;
        }
    }

    private void Move(string from, string to, bool overwrite = false) => OrRefuse(() => File.Move(from, to, overwrite));

    private void OrRefuse(Action change)
    {
        try
        {
            change();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The hook cannot be changed: {e.Message}", _hook.Shown);
        }
    }
}
