using System.Text;

namespace AllocGate.Probe.Hosting;

/// <summary>A result is there whole or not at all.</summary>
internal static class ResultFile
{
    public static void Write(string path, string json)
    {
        var temporary = path + ".partial";
        File.WriteAllText(temporary, json, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, path, overwrite: true);
    }
}
