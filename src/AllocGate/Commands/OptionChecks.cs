using System.CommandLine;

namespace AllocGate.Commands;

/// <summary>Checks of values while the command line is parsed, so that everything that is wrong is said at once.</summary>
internal static class OptionChecks
{
    public static void Refuse<T>(this Option<T> option, Func<T, bool> isWrong, Func<T, string> message) =>
        option.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<T>() is { } value && isWrong(value))
                result.AddError(message(value));
        });

    public static void RefuseEach(this Option<string[]> option, Func<string, bool> isWrong, Func<string, string> message) =>
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => isWrong(t.Value)))
                result.AddError(message(token.Value));
        });

    public static void Refuse(this Argument<string[]> argument, Func<string, bool> isWrong, Func<string, string> message) =>
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => isWrong(t.Value)))
                result.AddError(message(token.Value));
        });
}
