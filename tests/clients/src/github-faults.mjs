// What goes wrong on the way, as a test asks for it. One fault is
// { method, path, skip, times, when: 'before' | 'after', act: 'answer' | 'reset' | 'hang', status, headers, message }:
// after `skip` requests whose path contains `path`, `times` of them are answered with `status`, cut off, or never answered, `before` GitHub
// has seen the request or `after` it has done what was asked.
export class Faults {
  #faults = [];
  #hangs;
  /** Settled once a request is left without an answer. */
  hanging = new Promise((resolve) => (this.#hangs = resolve));

  add(fault) {
    this.#faults.push({ path: '', skip: 0, times: 1, when: 'before', act: 'answer', message: 'no', ...fault });
  }

  /** The fault of this request, or nothing. */
  take(method, path) {
    const fault = this.#faults.find((f) => (!f.method || f.method === method) && path.includes(f.path) && f.times > 0);
    if (!fault) return undefined;
    if (fault.skip-- > 0) return undefined;
    fault.times--;
    return fault;
  }

  /** Does it; gives what the client saw. */
  act(fault, request, response) {
    switch (fault.act) {
      case 'reset':
        request.socket.resetAndDestroy();
        return 'reset';
      case 'hang':
        this.#hangs();
        return 'no answer';
      default:
        response.writeHead(fault.status, { 'content-type': 'application/json; charset=utf-8', ...fault.headers });
        response.end(JSON.stringify({ message: fault.message }));
        return fault.status;
    }
  }
}
