// usage: node dist/read-junit.mjs FILE...
// Reads JUnit XML with two independent readers. Prints a line of JSON a file: how many tests, failures, errors and skipped each saw.
import fs from 'node:fs';
import { parse as parseJUnit } from 'junit2json';
import { parse as parseResults } from 'test-results-parser';

for (const file of process.argv.slice(2)) {
  const junit = await parseJUnit(fs.readFileSync(file));
  const results = parseResults({ type: 'junit', files: [file] });
  const cases = junit.testsuite.flatMap(suite => suite.testcase ?? []);
  const having = key => cases.filter(c => c[key] !== undefined).length;
  console.log(JSON.stringify({
    junit2json: { total: cases.length, failed: having('failure'), errors: having('error'), skipped: having('skipped') },
    testResultsParser: { total: results.total, failed: results.failed, errors: results.errors, skipped: results.skipped },
  }));
}
