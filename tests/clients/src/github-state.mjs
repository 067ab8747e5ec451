// What GitHub remembers of one repository. Answers are GitHub's own examples with what was really stored in them.
export class GitHubState {
  checkRuns = [];
  comments = [];
  pulls = [];
  tree = [];
  truncated = false;
  #lastId = 0;

  /** The answer to a request that the description allows: its status and value. */
  answer(method, url, body, example) {
    const [, rest] = url.pathname.match(/^\/repos\/[^/]+\/[^/]+(\/.*)$/) ?? [];
    for (const [pattern, handle] of this.#routes) {
      const match = `${method} ${rest}`.match(pattern);
      if (match) return handle({ key: match[1], query: url.searchParams, body, example });
    }
    return notFound;
  }

  #routes = [
    [/^POST \/check-runs$/, ({ body, example }) => {
      const run = { id: ++this.#lastId, annotations: [] };
      this.checkRuns.push(run);
      return created(this.#updateRun(run, body, example));
    }],
    [/^GET \/check-runs\/(\d+)$/, ({ key, example }) => this.#withRun(key, (run) => shownRun(run, example))],
    [/^PATCH \/check-runs\/(\d+)$/, ({ key, body, example }) => this.#withRun(key, (run) => this.#updateRun(run, body, example))],
    [/^GET \/commits\/([^/]+)\/check-runs$/, ({ key, query, example }) => {
      const runs = this.checkRuns.filter((run) => run.head_sha === key && (!query.has('check_name') || run.name === query.get('check_name')));
      return ok({ total_count: runs.length, check_runs: runs.map((run) => shownRun(run, example.check_runs[0])) });
    }],
    [/^GET \/issues\/\d+\/comments$/, ({ query, example }) => paged(this.comments, query, (comment) => ({ ...example[0], ...comment }))],
    [/^POST \/issues\/\d+\/comments$/, ({ body, example }) => {
      const comment = { id: ++this.#lastId, body: body.body, user: { ...example.user, type: 'Bot' }, author_association: 'NONE' };
      this.comments.push(comment);
      return created({ ...example, ...comment });
    }],
    [/^PATCH \/issues\/comments\/(\d+)$/, ({ key, body, example }) => {
      const comment = this.comments.find(({ id }) => id === Number(key));
      return comment ? ok({ ...example, ...Object.assign(comment, { body: body.body }) }) : notFound;
    }],
    [/^GET \/pulls$/, ({ query, example }) => {
      const pulls = this.pulls.filter((pull) => (query.get('state') ?? 'open') === 'all' || pull.state !== 'closed')
        .filter((pull) => !query.has('head') || query.get('head') === `${pull.owner}:${pull.branch}`);
      return paged(pulls, query, (pull) => shownPull(pull, example[0]));
    }],
    [/^GET \/git\/trees\/(.+)$/, ({ key, example }) =>
      ok({ ...example, sha: key, truncated: this.truncated, tree: this.tree.map((path) => ({ ...example.tree[0], path, type: 'blob' })) })],
  ];

  #withRun(key, show) {
    const run = this.checkRuns.find(({ id }) => id === Number(key));
    return run ? ok(show(run)) : notFound;
  }

  #updateRun(run, { output, ...fields }, example) {
    Object.assign(run, fields, { status: fields.conclusion ? 'completed' : (fields.status ?? run.status ?? 'queued') });
    if (output) {
      Object.assign(run, { title: output.title, summary: output.summary });
      run.annotations.push(...(output.annotations ?? []));
    }
    return shownRun(run, example);
  }
}

const ok = (value) => ({ status: 200, value });
const created = (value) => ({ status: 201, value });
const notFound = { status: 404, value: { message: 'Not Found' } };

function shownRun({ annotations, title, summary, ...run }, example) {
  const output = { ...example.output, title: title ?? null, summary: summary ?? null, annotations_count: annotations.length };
  return { ...example, conclusion: null, completed_at: null, external_id: '', ...run, output };
}

function shownPull({ number, owner, branch, sha, repository }, example) {
  const repo = { ...example.head.repo, full_name: repository };
  return { ...example, number, head: { ...example.head, ref: branch, sha, user: { ...example.head.user, login: owner }, repo } };
}

function paged(all, query, show) {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  return { ...ok(all.slice((page - 1) * size, page * size).map(show)), next: page * size < all.length ? page + 1 : undefined };
}
