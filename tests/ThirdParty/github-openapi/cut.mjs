// usage: node cut.mjs api.github.com.json gate-api.json
// Keeps the operations below of GitHub's description, and the components that they refer to.
import fs from 'node:fs';

const repository = '/repos/{owner}/{repo}';
const kept = Object.fromEntries(
  Object.entries({
    '/check-runs': ['post'],
    '/check-runs/{check_run_id}': ['get', 'patch'],
    '/commits/{ref}/check-runs': ['get'],
    '/git/trees/{tree_sha}': ['get'],
    '/issues/comments/{comment_id}': ['patch'],
    '/issues/{issue_number}/comments': ['get', 'post'],
    '/pulls': ['get'],
  }).map(([path, methods]) => [repository + path, methods]),
);

const [source, target] = process.argv.slice(2);
const spec = JSON.parse(fs.readFileSync(source, 'utf8'));
spec.tags = [];
spec.paths = Object.fromEntries(Object.entries(kept).map(([path, methods]) => [path, pick(spec.paths[path], [...methods, 'parameters'])]));
delete spec.webhooks;
delete spec['x-webhooks'];

const used = new Set();
follow(spec.paths);
for (const [kind, components] of Object.entries(spec.components))
  spec.components[kind] = pick(components, Object.keys(components).filter((name) => used.has(`#/components/${kind}/${name}`)));
fs.writeFileSync(target, JSON.stringify(spec, null, 1));

function pick(object, names) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));
}

function follow(value) {
  if (typeof value !== 'object' || value === null) return;
  const reference = value.$ref;
  if (typeof reference === 'string' && reference.startsWith('#/components/') && !used.has(reference)) {
    used.add(reference);
    const [, , kind, name] = reference.split('/');
    follow(spec.components[kind][name]);
  }
  Object.values(value).forEach(follow);
}
