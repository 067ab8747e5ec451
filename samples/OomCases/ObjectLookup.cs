using System.Diagnostics.CodeAnalysis;

namespace OomCases;

/// <summary>How an event handler finds the object that an event names.</summary>
public delegate bool ObjectLookup(string name, [NotNullWhen(true)] out byte[]? manifest);
