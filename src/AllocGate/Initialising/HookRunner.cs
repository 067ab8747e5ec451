namespace AllocGate.Initialising;

/// <summary>A program that runs a team's hooks by a file in its sources.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Files">Each of them shows that it is used, relative to the root.</param>
/// <param name="File">Where its lines go.</param>
/// <param name="Lines">What runs the gate before a push, for everybody who has the sources.</param>
internal sealed record HookRunner(string Name, IReadOnlyList<string> Files, string File, string Lines)
{
    public static IReadOnlyList<HookRunner> All { get; } =
    [
        new("pre-commit", [".pre-commit-config.yaml"], ".pre-commit-config.yaml", """
            - repo: local
              hooks:
                - id: allocgate
                  name: AllocGate
                  entry: allocgate gate --pushed --time-budget 30s
                  language: system
                  stages: [push]
                  pass_filenames: false
                  always_run: true
            """),
        new("lefthook", ["lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml", "lefthook.toml", "lefthook.json"], "lefthook.yml", """
            pre-push:
              commands:
                allocgate:
                  run: allocgate gate --pushed {1} --time-budget 30s
                  use_stdin: true
            """),
        new("husky", [".husky"], ".husky/pre-push", "allocgate gate --pushed \"$1\" --time-budget 30s"),
    ];

    /// <summary>What to add where, for a person.</summary>
    public string Advice => $"{Name} runs this repository's hooks. To gate every push of the team, add to {File}:\n\n{Lines}\n";
}
