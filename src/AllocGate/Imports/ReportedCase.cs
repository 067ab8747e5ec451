using AllocGate.Core.Measuring;

namespace AllocGate.Imports;

/// <summary>One benchmark of a BenchmarkDotNet report. Names are hostile text.</summary>
/// <param name="Id">As AllocGate names it; the signature of its method is not in the report and stays empty.</param>
/// <param name="Name">How people know it.</param>
/// <param name="Job">BenchmarkDotNet's text of case and job.</param>
/// <param name="Framework">The runtime that its job asks for, else the host's.</param>
/// <param name="Allocated">Rounded to whole bytes, or why there is no figure.</param>
/// <param name="Operations">Operations that the figure rests on; 0 where the report does not say.</param>
internal sealed record ReportedCase(string Id, string Name, string Job, ReportedFramework Framework, Reading Allocated, long Operations);
