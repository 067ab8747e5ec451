namespace BenchmarkDotNet.Running;

public static class BenchmarkConverter;
