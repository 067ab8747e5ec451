namespace AllocGate.Gating;

/// <summary>Bad input or configuration: exit code 2, with everything that is wrong said at once.</summary>
public sealed class InvalidInputException(IReadOnlyList<InputError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public InvalidInputException(string what, string where = "", string whatToDo = "")
        : this([new InputError(what, where, whatToDo)])
    {
    }

    public IReadOnlyList<InputError> Errors { get; } = errors;
}
