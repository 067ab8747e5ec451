using AllocGate.Core.Measuring;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>Files of measurements on disk.</summary>
/// <param name="toolVersion">Recorded in what is written.</param>
internal sealed class MeasurementFileStore(string toolVersion) : IBaselineStore
{
    public async Task<MeasurementSet> ReadAsync(string path, CancellationToken cancellationToken) => MeasurementFileReading.Parse(
        (await BoundedFile.ReadAsync(path, path, IBaselineStore.MaximumLength, MeasurementFileReading.WhatToDo, cancellationToken)).Span, path);

    public MeasurementSet Parse(byte[] utf8, string shown) => MeasurementFileReading.Parse(utf8, shown);

    public async Task WriteAsync(string path, MeasurementSet set, CancellationToken cancellationToken) =>
        await WholeFile.WriteAsync(path, MeasurementFileText.Write(set, toolVersion), cancellationToken);
}
