// usage: node dist/github-api.mjs SPEC [STATUS]
// GitHub's API on a free loopback port, mocked by Prism from GitHub's own OpenAPI: a request that the description does not allow is
// refused. With STATUS, such as 403, what Prism accepts is refused with that status all the same.
// Prints its address, then each request as a line of JSON. Ends when its standard input does.
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import http from 'node:http';

const [spec, forcedStatus] = process.argv.slice(2);
const prism = createServer(await getHttpOperationsFromSpec(spec), {
  components: { logger: createLogger('prism', { enabled: false }) },
  config: { errors: true, validateRequest: true, validateResponse: true, checkSecurity: true, isProxy: false, mock: { dynamic: false } },
});
const description = await prism.listen(0, '127.0.0.1');

const api = http.createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const { status, text, violations } = await ask(request, body);
  const annotations = body === '' ? 0 : (JSON.parse(body).output?.annotations?.length ?? 0);
  console.log(JSON.stringify({ method: request.method, path: request.url, authorization: request.headers.authorization, annotations, status, violations }));
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(text);
});
api.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${api.address().port}`));
process.stdin.resume().on('end', () => process.exit());

async function ask({ method, url }, body) {
  // Octokit.net calls its JSON `application/x-www-form-urlencoded` and asks for GitHub's own media types: GitHub takes both, its description neither.
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const answer = await fetch(description + url, { method, headers, body: body === '' ? undefined : body });
  const text = await answer.text();
  const violations = answer.headers.get('sl-violations') ?? (answer.ok ? '' : text);
  return answer.ok && forcedStatus
    ? { status: Number(forcedStatus), text: JSON.stringify({ message: 'Resource not accessible by integration' }), violations }
    : { status: answer.status, text, violations };
}
