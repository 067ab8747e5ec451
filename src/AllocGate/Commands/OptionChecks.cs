using System.CommandLine;
using System.CommandLine.Completions;

namespace AllocGate.Commands;

/// <summary>Checks of values while the command line is parsed, so that everything that is wrong is said at once.</summary>
internal static class OptionChecks
{
    public static void Refuse(this Option option, Func<string, bool> isWrong, Func<string, string> message) =>
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => isWrong(t.Value)))
                result.AddError(message(token.Value));
        });

    public static void Refuse(this Argument argument, Func<string, bool> isWrong, Func<string, string> message) =>
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => isWrong(t.Value)))
                result.AddError(message(token.Value));
        });

    /// <summary>The option takes these words and no others; shells complete them.</summary>
    public static void TakesOneOf(this Option option, params string[] words)
    {
        option.CompletionSources.Add(_ => words.Select(word => new CompletionItem(word)));
        option.Refuse(text => !words.Contains(text), text => NotOneOf(option.Name, text, words));
    }

    /// <summary>The argument takes these words and no others; shells complete them.</summary>
    public static void TakesOneOf(this Argument argument, params string[] words)
    {
        argument.CompletionSources.Add(_ => words.Select(word => new CompletionItem(word)));
        argument.Refuse(text => !words.Contains(text), text => NotOneOf(argument.Name, text, words));
    }

    /// <summary>A misspelt option is no path: taken for one, it would be looked for or passed over.</summary>
    public static void IsNoOption(this Argument argument) =>
        argument.Refuse(text => text.StartsWith('-'), text => $"There is no option \"{text}\". A path that begins with '-' is written ./{text}.");

    private static string NotOneOf(string name, string text, string[] words) =>
        $"{name}: \"{text}\" is not one of {string.Join(", ", words)}.";
}
