// actions/cache over a folder of this machine: what was saved under a key is there the next time.
import fs from 'node:fs';
import path from 'node:path';

export class ActionCache {
  #atEnd = [];

  constructor(folder) {
    this.folder = folder;
  }

  /** Does what the nested action would do; gives its outputs. */
  run(action, { path: target, key, 'restore-keys': prefixes = '' }) {
    const home = target.replace(/^~/, process.env.HOME ?? '');
    if (action === 'actions/cache/save') return this.#save(home, key);
    if (action === 'actions/cache') this.#atEnd.push(() => this.#save(home, key));
    const saved = fs.existsSync(this.folder) ? fs.readdirSync(this.folder) : [];
    const found = saved.find((name) => name === this.#name(key)) ?? saved.find((name) => prefixes && name.startsWith(this.#name(prefixes.trim())));
    if (found) fs.cpSync(path.join(this.folder, found), home, { recursive: true });
    console.log(`cache ${key}: ${found ?? 'not found'}`);
    return { 'cache-hit': String(found === this.#name(key)) };
  }

  /** What actions/cache does when the job has succeeded. */
  end(succeeded) {
    if (succeeded) this.#atEnd.forEach((save) => save());
  }

  #save(target, key) {
    const place = path.join(this.folder, this.#name(key));
    if (fs.existsSync(target) && !fs.existsSync(place)) fs.cpSync(target, place, { recursive: true });
    return {};
  }

  #name = (key) => key.replaceAll(/[^A-Za-z0-9._-]/g, '_');
}
