namespace AllocGate.Probe.Discovery;

/// <summary>A declaration that can't be understood; the message is meant for its author.</summary>
internal sealed class DiscoveryException(string message) : Exception(message);
