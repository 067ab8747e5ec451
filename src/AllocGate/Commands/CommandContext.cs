using AllocGate.Configuration;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>What a command needs of the process that it runs in.</summary>
/// <param name="Compose">Makes the adapters.</param>
/// <param name="WorkingDirectory">Absolute path.</param>
/// <param name="Input">Standard input; absent where it is a terminal.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandContext(Compose Compose, string WorkingDirectory, TextReader? Input, TextWriter Output, TextWriter Error)
{
    /// <summary>The variables that stand for options of this command line.</summary>
    public IReadOnlySet<string> FromEnvironment { get; init; } = new HashSet<string>();

    public DateOnly Today => DateOnly.FromDateTime(Compose.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Where the command runs, as git sees it.</summary>
    public async Task<Place> FindPlaceAsync(CancellationToken cancellationToken)
    {
        var root = await Compose.Changes.FindRootAsync(WorkingDirectory, cancellationToken);
        var place = new Place(WorkingDirectory, root ?? WorkingDirectory, root is not null);
        // A run that was killed while it wrote one of them must not make the tree look changed.
        WholeFile.RemoveAbandoned(Path.Combine(place.Root, BaselineChoice.FileName));
        WholeFile.RemoveAbandoned(Path.Combine(place.Root, ConfigurationFile.Name));
        return place;
    }
}
