using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AllocGate.Rules;

/// <summary>
/// The secondary locations of a finding and what each one shows. <see cref="Diagnostic.AdditionalLocations"/> has no
/// room for words, so the text of location <c>n</c> travels as the diagnostic property <c>location{n}</c>.
/// </summary>
public sealed class Evidence
{
    public static readonly Evidence None = new(ImmutableArray<Location>.Empty, ImmutableDictionary<string, string?>.Empty);

    private Evidence(ImmutableArray<Location> locations, ImmutableDictionary<string, string?> properties)
    {
        Locations = locations;
        Properties = properties;
    }

    public ImmutableArray<Location> Locations { get; }

    public ImmutableDictionary<string, string?> Properties { get; }

    /// <summary>The name of the property that explains the location at <paramref name="index"/> (from 0).</summary>
    public static string PropertyName(int index) => "location" + index.ToString(CultureInfo.InvariantCulture);

    public Evidence And(Location location, string says) =>
        new(Locations.Add(location), Properties.Add(PropertyName(Locations.Length), says));

    /// <summary>Adds what a code fix needs to know.</summary>
    public Evidence With(string property, string value) => new(Locations, Properties.Add(property, value));

    /// <summary>
    /// A finding whose severity may lie below the descriptor's default; configured severities
    /// (<c>.editorconfig</c>, rule sets, <c>NoWarn</c>) still win over both.
    /// </summary>
    public Diagnostic Finding(DiagnosticDescriptor rule, Location location, DiagnosticSeverity severity, params object[] messageArguments) =>
        Diagnostic.Create(rule, location, severity, Locations, Properties, messageArguments);
}
