namespace AllocGate.Measuring.Profiling;

/// <summary>The runtime gave one size for several objects of a type whose objects differ in size.</summary>
/// <param name="type">As the runtime writes it.</param>
internal sealed class AddedUpObjectsException(string type) : Exception($"the runtime gave one size for several objects of {type}");
