// usage: node dist/github-api.mjs SPEC
// GitHub's API on a free loopback port. Prism refuses what GitHub's own OpenAPI does not allow; what it accepts is remembered.
// Prints its address; ends when its standard input does. For the tests behind it:
// GET /_test/requests, GET /_test/state, GET /_test/hanging (answers when a request hangs), POST /_test/fault {..}, POST /_test/seed {pulls, tree, truncated, comments, checkRuns}, POST /_test/reset.
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import http from 'node:http';
import { Faults } from './github-faults.mjs';
import { GitHubState } from './github-state.mjs';

const [spec] = process.argv.slice(2);
// Not the answers: GitHub's own examples break its own description here and there.
const prism = createServer(await getHttpOperationsFromSpec(spec), {
  components: { logger: createLogger('prism', { enabled: false }) },
  config: { errors: true, validateRequest: true, validateResponse: false, checkSecurity: true, isProxy: false, mock: { dynamic: false } },
});
const description = await prism.listen(0, '127.0.0.1');

let state, faults, requests;
const reset = () => ([state, faults, requests] = [new GitHubState(), new Faults(), []]);
reset();

const api = http.createServer(async (request, response) => {
  const text = Buffer.concat(await request.toArray()).toString();
  const body = text === '' ? undefined : JSON.parse(text);
  if (request.url.startsWith('/_test/')) return control(request.url.slice(7), body, response);
  // GitHub Enterprise Server has its API below this path.
  const path = request.url.replace(/^\/api\/v3(?=\/)/, '');
  const record = { method: request.method, path, authorization: request.headers.authorization, body, status: null, violations: '' };
  requests.push(record);
  const fault = faults.take(request.method, path);
  const checked = await check(request.method, path, text);
  record.violations = checked.violations;
  if (fault?.when === 'before') return void (record.status = faults.act(fault, request, response));
  const answer = checked.violations ? { status: 422, value: { message: checked.violations } } : state.answer(request.method, new URL(path, description), body, checked.example);
  if (fault) return void (record.status = faults.act(fault, request, response));
  record.status = answer.status;
  send(response, answer.status, answer.value, answer.next ? { link: linkTo(request, answer.next) } : {});
});
api.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${api.address().port}`));
process.stdin.resume().on('end', () => process.exit());

async function check(method, path, text) {
  // Octokit.net calls its JSON `application/x-www-form-urlencoded` and asks for GitHub's own media types: GitHub takes both, its description neither.
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const answer = await fetch(description + path, { method, headers, body: text === '' ? undefined : text });
  const example = await answer.text();
  return answer.ok ? { example: JSON.parse(example), violations: answer.headers.get('sl-violations') ?? '' } : { violations: example };
}

function control(what, body, response) {
  if (what === 'requests') return send(response, 200, requests);
  if (what === 'state') return send(response, 200, { checkRuns: state.checkRuns, comments: state.comments });
  if (what === 'hanging') return void faults.hanging.then(() => send(response, 200, {}));
  if (what === 'fault') faults.add(body);
  else if (what === 'seed') Object.assign(state, body);
  else if (what === 'reset') reset();
  else return send(response, 404, {});
  send(response, 200, {});
}

function linkTo(request, page) {
  const url = new URL(request.url, `http://127.0.0.1:${api.address().port}`);
  url.searchParams.set('page', page);
  return `<${url}>; rel="next"`;
}

function send(response, status, value, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(value));
}
