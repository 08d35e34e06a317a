import type { EmittedMatcher } from './emit.ts';
import { RUNTIME } from './runtime-text.generated.ts';
import type { StringTest } from './string-test.ts';

/** The JavaScript text of a matcher. */
interface MatcherCode {
  /** The initial value of a module constant, or null when the test needs none. */
  readonly constant: string | null;
  /** The condition; `test('matcher', 'text')` names the constant and the tested variable. */
  readonly test: (constantName: string, textName: string) => string;
  /** The functions of `MATCHER_RUNTIME` that must stand in the module. */
  readonly helpers: readonly RuntimeName[];
}

export type RuntimeName = keyof typeof RUNTIME;

/** The text of each runtime function: a function declaration of that very name. */
export const MATCHER_RUNTIME: { readonly [N in RuntimeName]: string } = RUNTIME;

/** The text of an emitted matcher; null when it is a refusal. All texts of rules are escaped, see `quoted`. */
export function matcherCode(emitted: EmittedMatcher): MatcherCode | null {
  switch (emitted.kind) {
    case 'string-test':
      return stringCode(emitted.test);
    case 'regexp': {
      const constant = `/${emitted.source}/${emitted.flags}`;
      return { constant, test: (name, text) => `${name}.test(${text})`, helpers: [] };
    }
    case 'pieces': {
      const { head, middles, tail, tailUnits } = emitted.pieces;
      const sticky = (source: string | null) => (source === null ? 'null' : `/${source}/suy`);
      const found = middles.map((source) => `/${source}/gsu`).join(', ');
      const constant = `{ head: ${sticky(head)}, middles: [${found}], tail: ${sticky(tail)}, tailUnits: ${tailUnits} }`;
      return { constant, test: (name, text) => `findInOrder(${text}, ${name})`, helpers: ['findInOrder'] };
    }
    case 'table': {
      const { kind, ...data } = emitted.table;
      const helper = kind === 'dfa' ? 'dfaMatcher' : 'nfaMatcher';
      const constant = `${helper}(${JSON.stringify(data)})`;
      return { constant, test: (name, text) => `${name}(${text})`, helpers: ['classifier', helper] };
    }
    case 'refused':
      return null;
  }
}

function stringCode(test: StringTest): MatcherCode {
  switch (test.kind) {
    case 'always':
      return inline(() => 'true');
    case 'never':
      return inline(() => 'false');
    case 'non-empty':
      return inline((text) => `${text} !== ""`);
    case 'equals':
      return inline((text) => `${text} === ${quoted(test.text)}`);
    case 'starts-with':
      return inline((text) => `${text}.startsWith(${quoted(test.text)})`);
    case 'ends-with':
      return inline((text) => `${text}.endsWith(${quoted(test.text)})`);
    case 'includes':
      return inline((text) => `${text}.includes(${quoted(test.text)})`);
    case 'in-order': {
      const middles = `[${test.middles.map(quoted).join(', ')}]`;
      const code = inline((text) => `inOrder(${text}, ${quoted(test.head)}, ${middles}, ${quoted(test.tail)})`);
      return { ...code, helpers: ['inOrder'] };
    }
  }
}

function inline(test: (text: string) => string): MatcherCode {
  return { constant: null, test: (_, text) => test(text), helpers: [] };
}

/** A string literal of printable ASCII only, without `<`, so that it is safe in modules and in script elements alike. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^\x20-\x7e]|</g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
