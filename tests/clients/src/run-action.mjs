// usage: node dist/run-action.mjs ACTION_FOLDER RESULT_FILE [input=value ...]
// Runs the steps of a composite action on this machine as GitHub's runner does; nested `uses:` are skipped, and said so, but actions/cache,
// which keeps the runner's own files in the folder TEST_ACTIONS_CACHE.
// The repository, the event and the commit come from the usual GITHUB_* variables. RESULT_FILE gets exitCode, outputs and summary.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import YAML from 'yaml';
import { ActionCache } from './action-cache.mjs';
import { CommandFiles } from './command-files.mjs';
import { Expressions } from './expressions.mjs';

const [actionFolder, resultFile, ...pairs] = process.argv.slice(2);
const actionPath = path.resolve(actionFolder);
const action = YAML.parse(fs.readFileSync(path.join(actionPath, 'action.yml'), 'utf8'));
const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'run-action-'));
const shells = {
  bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
  sh: ['sh', '-e'],
};

const cache = process.env.TEST_ACTIONS_CACHE ? new ActionCache(process.env.TEST_ACTIONS_CACHE) : undefined;
const state = { exitCode: 0, environment: {}, path: [], summary: '' };
const context = { inputs: {}, steps: {}, env: process.env, runner: { os: 'Linux', arch: 'X64', temp }, github: githubContext() };
const expressions = new Expressions(context, () => state.exitCode !== 0);

try {
  context.inputs = readInputs();
  action.runs.steps.forEach(runStep);
  cache?.end(state.exitCode === 0);
  const outputs = Object.entries(action.outputs ?? {}).map(([name, output]) => [name, expressions.expand(output.value)]);
  const result = { exitCode: state.exitCode, outputs: Object.fromEntries(outputs), summary: state.summary };
  fs.writeFileSync(resultFile, JSON.stringify(result));
} finally {
  fs.rmSync(temp, { recursive: true, force: true });
}
process.exit(state.exitCode);

function githubContext() {
  const { GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME, GITHUB_REPOSITORY, GITHUB_SHA, TEST_GITHUB_TOKEN } = process.env;
  return {
    action_path: actionPath,
    action_ref: process.env.TEST_ACTION_REF ?? '',
    action_repository: process.env.TEST_ACTION_REPOSITORY ?? '',
    event: event ? JSON.parse(fs.readFileSync(event, 'utf8')) : {},
    event_name: GITHUB_EVENT_NAME,
    repository: GITHUB_REPOSITORY,
    server_url: process.env.GITHUB_SERVER_URL ?? 'https://github.com',
    sha: GITHUB_SHA,
    token: TEST_GITHUB_TOKEN,
    workspace,
  };
}

function readInputs() {
  const declared = action.inputs ?? {};
  const given = Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  for (const name of Object.keys(given)) if (!(name in declared)) throw new Error(`the action has no input '${name}'`);
  const value = ([name, input]) => {
    if (input.required && input.default === undefined && !(name in given)) throw new Error(`input '${name}' is required`);
    return [name, given[name] ?? expressions.expand(input.default ?? '')];
  };
  return Object.fromEntries(Object.entries(declared).map(value));
}

function runStep(step, index) {
  const record = (outcome, outputs = {}) => {
    context.steps[step.id ?? `step-${index}`] = { outputs, outcome, conclusion: step['continue-on-error'] ? 'success' : outcome };
  };
  if (!expressions.isMet(step.if)) return record('skipped');
  const inputs = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, expressions.expand(value)]));
  // A machine's own packages are not the runner's.
  if (cache && step.uses?.startsWith('actions/cache') && inputs.path.startsWith(temp)) return record('success', cache.run(step.uses.split('@')[0], inputs));
  if (step.uses) {
    console.log(`skipped uses: ${step.uses}`);
    return record('success');
  }

  const files = new CommandFiles(temp, index);
  const status = execute(step, index, files);
  Object.assign(state.environment, files.readEnvironment());
  state.path.unshift(...files.readPath());
  state.summary += files.readSummary();
  record(status === 0 ? 'success' : 'failure', files.readOutputs());
  if (status !== 0 && !step['continue-on-error']) state.exitCode ||= status;
}

function execute(step, index, files) {
  const shell = shells[step.shell];
  if (!shell) throw new Error(`step ${index}: this runner knows bash and sh, not '${step.shell}'`);
  const script = path.join(temp, `step-${index}.sh`);
  fs.writeFileSync(script, expressions.expand(step.run));
  const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, expressions.expand(value)]);
  const env = {
    ...process.env,
    ...state.environment,
    ...files.environment,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: actionPath,
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    PATH: [...state.path, process.env.PATH].join(path.delimiter),
    ...Object.fromEntries(own),
  };
  delete env.TEST_ACTIONS_CACHE;
  delete env.TEST_GITHUB_TOKEN;
  const cwd = path.resolve(workspace, expressions.expand(step['working-directory'] ?? '.'));
  return spawnSync(shell[0], [...shell.slice(1), script], { env, cwd, stdio: 'inherit' }).status ?? 1;
}
