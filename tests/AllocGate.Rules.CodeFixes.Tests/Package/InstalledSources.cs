using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests.Package;

/// <summary>A project that has installed the package: rules at their default severity, raised, lowered, switched off, and suppressed.</summary>
internal static class InstalledSources
{
    public static IEnumerable<(string File, string Text)> All(string version, IEnumerable<string> fixable) =>
    [
        ("nuget.config", """
            <configuration>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
            </configuration>
            """),
        ("Installed.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
                <!-- The rules' own hits are the test; the framework's opinions are not. -->
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="src/**/*.cs" />
                <PackageReference Include="AllocGate.Rules" Version="{version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """),
        (".editorconfig", """
            root = true
            [src/Raised.cs]
            dotnet_diagnostic.AG1002.severity = error
            dotnet_diagnostic.AG1601.severity = warning
            [src/Off.cs]
            dotnet_diagnostic.AG1002.severity = none
            [src/AllOff.cs]
            dotnet_analyzer_diagnostic.category-AllocGate.severity = none
            [src/Named.cs]
            dotnet_diagnostic.AG1601.severity = warning
            dotnet_code_quality.AG1601.bulk_insert_names = Import, LoadEverything
            """),
        ("src/Usings.cs", "global using System.Collections.Concurrent;\nglobal using System.Collections.Immutable;\nglobal using System.Diagnostics.CodeAnalysis;\n"),
        ("src/Default.cs", Eager("Default", "")),
        ("src/Raised.cs", Eager("Raised", "") + Bulk("PutAll")),
        ("src/Off.cs", Eager("Off", "")),
        ("src/AllOff.cs", Eager("AllOff", "")),
        ("src/Named.cs", "namespace Named;\n" + Bulk("LoadEverything")),
        ("src/Modern.cs", """
            class Modern
            {
                static void Prune(Dictionary<string, int> map)
                {
                    foreach (var (key, count) in map)
                    {
                        if (count == 0)
                            map.Remove(key);
                    }
                }
            }
            """),
        ("src/Justified.cs", Eager("Justified", "[SuppressMessage(\"AllocGate\", \"AG1002:cheap\", Justification = \"16 B\")]")),
        ("src/Unjustified.cs", Eager("Unjustified", "[SuppressMessage(\"AllocGate\", \"AG1002:cheap\")]")),
        ("src/Pragma.cs", "#pragma warning disable AG1002\n" + Eager("Pragma", "")),
        .. fixable.Select(id => ($"src/{id}.cs", $"namespace Of{id};\n{Page.Read(id).InsteadOfThis[0]}")),
    ];

    private static string Eager(string name, string attribute) => $$"""
        class {{name}}
        {
            private readonly ConcurrentDictionary<string, object> all = new();

            {{attribute}}
            public object Of(string key) => all.GetOrAdd(key, new object());
        }

        """;

    private static string Bulk(string name) => $$"""
        class Names
        {
            private readonly List<string> all = [];

            public void {{name}}(IReadOnlyCollection<string> names)
            {
                foreach (var name in names)
                    all.Add(name);
            }
        }
        """;
}
