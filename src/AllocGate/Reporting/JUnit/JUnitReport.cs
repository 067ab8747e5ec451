using System.Globalization;
using System.Text;
using System.Xml;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.JUnit;

/// <summary>
/// The report as JUnit XML: a benchmark case is a test case. What fails is a failure, what left the gate without an answer an error, what a
/// waiver accepts or an option leaves out is skipped with its reason.
/// </summary>
public static class JUnitReport
{
    public const string FileName = "junit.xml";

    private const int MaxName = 1_000;
    private const int MaxText = 4_000;

    public static string Render(GateReport report)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
            Write(xml, report, JUnitSuites.Of(report));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n";
    }

    private static void Write(XmlWriter xml, GateReport report, IReadOnlyList<JUnitSuite> suites)
    {
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", Name(report.Name));
        WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
        foreach (var suite in suites)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Name(suite.Name));
            xml.WriteAttributeString("timestamp", report.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
            WriteCounts(xml, suite.Cases);
            foreach (var @case in suite.Cases)
                Write(xml, suite.Name, @case);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<JUnitCase> cases)
    {
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(c => c.Result == JUnitResult.Failure)));
        xml.WriteAttributeString("errors", Number(cases.Count(c => c.Result == JUnitResult.Error)));
        xml.WriteAttributeString("skipped", Number(cases.Count(c => c.Result == JUnitResult.Skipped)));
        xml.WriteAttributeString("time", "0");
    }

    private static void Write(XmlWriter xml, string suite, JUnitCase @case)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Name(suite));
        xml.WriteAttributeString("name", Name(@case.Name));
        if (@case.File is not null)
            xml.WriteAttributeString("file", RepositoryPath.Of(@case.File));
        if (@case.Line > 0)
            xml.WriteAttributeString("line", Number(@case.Line));
        xml.WriteAttributeString("time", "0");
        WriteResult(xml, @case.Result, [.. @case.Details.Select(detail => HostileText.OneLine(detail, MaxText))]);
        xml.WriteEndElement();
    }

    private static void WriteResult(XmlWriter xml, JUnitResult result, IReadOnlyList<string> details)
    {
        if (result == JUnitResult.Passed)
        {
            if (details.Count > 0)
                xml.WriteElementString("system-out", string.Join('\n', details));
            return;
        }

        xml.WriteStartElement(result.ToString().ToLowerInvariant());
        xml.WriteAttributeString("message", details.Count > 0 ? details[0] : "no reason was given");
        if (result != JUnitResult.Skipped)
        {
            xml.WriteAttributeString("type", result == JUnitResult.Failure ? "AllocGate.Fail" : "AllocGate.Inconclusive");
            xml.WriteString(string.Join('\n', details));
        }

        xml.WriteEndElement();
    }

    private static string Name(string text) => HostileText.OneLine(text, MaxName) is { } name && !string.IsNullOrWhiteSpace(name) ? name : "(blank)";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
