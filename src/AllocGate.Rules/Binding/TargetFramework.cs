using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules.Binding;

/// <summary>
/// The framework that the project's code will run on, as far as it decides what a rule says. The build names it in
/// <c>build_property.TargetFramework</c>; without that, the version of the core library that the code is bound to tells.
/// </summary>
internal sealed class TargetFramework
{
    private TargetFramework(string name, int coreMajor)
    {
        Name = name;
        CoreMajor = coreMajor;
    }

    public string Name { get; }

    /// <summary>The major version of .NET (Core), 0 for .NET Framework and .NET Standard.</summary>
    private int CoreMajor { get; }

    public bool AllowsRemoval => CoreMajor >= 3;

    public bool AllowsOverwrite => CoreMajor >= 5;

    /// <summary>Whether <c>Dictionary</c> has <c>TryAdd</c>: .NET Core 2.0, .NET Standard 2.1.</summary>
    public bool HasTryAdd => CoreMajor >= 2 || Name.Equals("netstandard2.1", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is <c>CollectionsMarshal.GetValueRefOrAddDefault</c>: .NET 6.</summary>
    public bool HasValueReferences => CoreMajor >= 6;

    public static TargetFramework Of(AnalyzerOptions options, Compilation compilation)
    {
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.TargetFramework", out var name) && name.Length > 0)
            return new TargetFramework(name, Major(name));
        var library = compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.Identity;
        return library switch
        {
            null => new TargetFramework("an unknown framework", 0),
            { Name: "System.Runtime" or "System.Private.CoreLib", Version.Major: >= 5 } => new TargetFramework($".NET {library.Version.Major}", library.Version.Major),
            // .NET Core 3.x shipped System.Runtime 4.2.1 and 4.2.2.
            { Name: "System.Runtime" or "System.Private.CoreLib", Version: { Major: 4, Minor: >= 2, Build: >= 1 } } => new TargetFramework(".NET Core 3", 3),
            _ => new TargetFramework(library.Name + " " + library.Version, 0),
        };
    }

    private static int Major(string name)
    {
        var start = name.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase) ? "netcoreapp".Length
            : name.StartsWith("net", StringComparison.OrdinalIgnoreCase) && name.IndexOf('.') > 0 && !name.StartsWith("netstandard", StringComparison.OrdinalIgnoreCase) ? "net".Length
            : -1;
        var end = name.IndexOf('.');
        return start > 0 && end > start && int.TryParse(name.Substring(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;
    }
}
