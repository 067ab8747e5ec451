namespace FaultyCases;

/// <summary>Files that all cases of a run see, whatever copy of the output folder they run in.</summary>
internal static class Rendezvous
{
    public static string Folder => Path.GetFullPath(Path.Combine(Path.GetTempPath(), "..", ".."));

    public static bool Has(string name) => File.Exists(Path.Combine(Folder, name));

    public static void Announce(string name) => File.WriteAllText(Path.Combine(Folder, name), "");

    public static void Await(string name)
    {
        while (!Has(name))
            Thread.Sleep(5);
    }
}
