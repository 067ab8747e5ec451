// The files through which a step talks back: GITHUB_OUTPUT, GITHUB_ENV, GITHUB_PATH, GITHUB_STEP_SUMMARY.
import fs from 'node:fs';
import path from 'node:path';

export class CommandFiles {
  constructor(folder, step) {
    const create = (name) => {
      const file = path.join(folder, `${name}-${step}`);
      fs.writeFileSync(file, '');
      return file;
    };
    this.output = create('output');
    this.env = create('env');
    this.path = create('path');
    this.summary = create('summary');
  }

  get environment() {
    return { GITHUB_OUTPUT: this.output, GITHUB_ENV: this.env, GITHUB_PATH: this.path, GITHUB_STEP_SUMMARY: this.summary };
  }

  readOutputs = () => readPairs(this.output);
  readEnvironment = () => readPairs(this.env);
  readPath = () => fs.readFileSync(this.path, 'utf8').split('\n').filter(Boolean);
  readSummary = () => fs.readFileSync(this.summary, 'utf8');
}

/** Reads `name=value` lines and `name<<DELIMITER` blocks. */
function readPairs(file) {
  const pairs = {};
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  while (lines.length > 0) {
    const line = lines.shift();
    const block = line.match(/^([^=]+?)<<(.+)$/);
    if (block) {
      const end = lines.indexOf(block[2]);
      if (end < 0) throw new Error(`${file}: no line '${block[2]}' ends the value of ${block[1]}`);
      pairs[block[1]] = lines.splice(0, end + 1).slice(0, -1).join('\n');
    } else if (line.includes('=')) {
      pairs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    } else if (line !== '') {
      throw new Error(`${file}: '${line}' is neither name=value nor name<<DELIMITER`);
    }
  }
  return pairs;
}
