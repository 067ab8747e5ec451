using AllocGate.Core.Reporting;

namespace AllocGate.Core.Sharding;

/// <summary>The report of one shard, and the file that it came from. Everything in it is hostile.</summary>
/// <param name="File">As it was named.</param>
/// <param name="Report">What it holds.</param>
/// <param name="Evidence">Its part of the evidence.</param>
public sealed record ShardReport(string File, GateReport Report, ShardEvidence Evidence);
