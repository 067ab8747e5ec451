// usage: node dist/validate-workflows.mjs ROOT FILE...     files relative to ROOT
// Checks workflows with the parser that GitHub's editor uses; `./` is this repository's action.yml. One line a finding, exit 1 if any.
import { validate } from '@actions/languageservice';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import YAML from 'yaml';

const [root, ...files] = process.argv.slice(2);

// What our workflows use of other people's actions; an input that is not listed is reported as unknown.
const knownActions = {
  'actions/checkout': { inputs: { 'fetch-depth': {}, ref: {}, 'persist-credentials': {} } },
  'actions/download-artifact': { inputs: { name: {}, pattern: {}, path: {}, 'merge-multiple': {}, 'run-id': {}, 'github-token': {} } },
  'actions/setup-dotnet': { inputs: { 'dotnet-version': {}, 'global-json-file': {} } },
  'actions/setup-node': { inputs: { 'node-version': {} } },
  'actions/upload-artifact': { inputs: { name: {}, path: {}, 'if-no-files-found': {} } },
};

const actionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name }) => {
    const known = knownActions[`${owner}/${name}`];
    return known && { name, description: '', ...known };
  },
};

let findings = 0;
for (const file of files) {
  const full = path.resolve(root, file);
  const document = TextDocument.create(pathToFileURL(full).href, 'yaml', 1, fs.readFileSync(full, 'utf8'));
  const found = await validate(document, { actionsMetadataProvider });
  found.push(...ownActionFindings(full));
  for (const { range, message } of found) console.log(`${file}:${range.start.line + 1}:${range.start.character + 1} ${message}`);
  findings += found.length;
}
process.exit(findings > 0 ? 1 : 0);

/** The parser does not look into `uses: ./`: compare the inputs that a step gives with those that action.yml declares. */
function ownActionFindings(file) {
  const source = fs.readFileSync(file, 'utf8');
  const declared = Object.keys(YAML.parse(fs.readFileSync(path.join(root, 'action.yml'), 'utf8')).inputs ?? {});
  const steps = Object.values(YAML.parse(source).jobs ?? {}).flatMap((job) => job.steps ?? []);
  return steps
    .filter((step) => step.uses === './')
    .flatMap((step) => Object.keys(step.with ?? {}))
    .filter((input) => !declared.includes(input))
    .map((input) => ({ range: { start: { line: 0, character: 0 } }, message: `action.yml has no input '${input}'` }));
}
