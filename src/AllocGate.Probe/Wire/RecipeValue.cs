namespace AllocGate.Probe.Wire;

/// <summary>A parameter whose value is the same in every process.</summary>
/// <param name="Name">Of the member or the method's parameter.</param>
/// <param name="IsArgument">Whether the method takes it.</param>
/// <param name="Type">Assembly-qualified name of the value's type; null for null.</param>
/// <param name="Text">The value, invariant; null for null.</param>
public sealed record RecipeValue(string Name, bool IsArgument, string? Type, string? Text);
