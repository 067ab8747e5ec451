using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class ConcatenationCase
{
    private readonly string[] _words = ["alpha", "beta", "gamma"];
    private readonly StringBuilder _text = new(256);

    [Benchmark]
    public int Concatenation()
    {
        _text.Clear();
        foreach (var word in _words)
        {
            _text.Append(word + ' ');
        }

        return _text.Length;
    }
}
