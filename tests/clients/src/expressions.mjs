// GitHub's own expression language, evaluated over plain objects.
import { Evaluator, Lexer, Parser, data } from '@actions/expressions';

/** The functions of a step's condition; each reads whether a step before it failed. */
const statusFunctions = (hasFailed) =>
  Object.entries({ success: () => !hasFailed(), failure: () => hasFailed(), always: () => true, cancelled: () => false }).map(
    ([name, call]) => ({ name, minArgs: 0, maxArgs: 0, description: '', call: () => new data.BooleanData(call()) }),
  );

/** Of which files is not told apart: no test asks. */
const hashFiles = { name: 'hashFiles', minArgs: 1, maxArgs: 255, description: '', call: () => new data.StringData('hash') };

export class Expressions {
  constructor(context, hasFailed) {
    this.context = context;
    this.functions = [...statusFunctions(hasFailed), hashFiles];
  }

  /** Replaces each `${{ … }}` in a text. */
  expand(text) {
    return String(text).replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression) => this.#evaluate(expression).coerceString());
  }

  /** A step's `if`. As on GitHub, `success()` is implied where no status function is named. */
  isMet(condition) {
    if (condition === undefined) return this.isMet('success()');
    const bare = String(condition).replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
    const full = /\b(success|failure|always|cancelled)\s*\(/.test(bare) ? bare : `success() && (${bare})`;
    return this.#evaluate(`!!(${full})`).coerceString() === 'true';
  }

  #evaluate(expression) {
    const tokens = new Lexer(expression).lex().tokens;
    const tree = new Parser(tokens, Object.keys(this.context), this.functions).parse();
    return new Evaluator(tree, toData(this.context), new Map(this.functions.map((f) => [f.name.toLowerCase(), f]))).evaluate();
  }
}

function toData(value) {
  if (value === null || value === undefined) return new data.Null();
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  switch (typeof value) {
    case 'object':
      return new data.Dictionary(...Object.entries(value).map(([key, entry]) => ({ key, value: toData(entry) })));
    case 'boolean':
      return new data.BooleanData(value);
    case 'number':
      return new data.NumberData(value);
    default:
      return new data.StringData(String(value));
  }
}
