using System.Security.Cryptography;
using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>Which build of AllocGate counts: while a version is developed, its builds may count otherwise.</summary>
/// <param name="version">The tool's version.</param>
/// <param name="probe">Absolute path of AllocGate.Probe.dll.</param>
internal sealed class ToolBuild(string version, string probe)
{
    private readonly Lazy<string> _identity = new(() => string.Join(
        ' ',
        version,
        typeof(ToolBuild).Assembly.ManifestModule.ModuleVersionId,
        typeof(BytesPerOperation).Assembly.ManifestModule.ModuleVersionId,
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(probe)).AsSpan(0, 8))));

    public override string ToString() => _identity.Value;
}
