import { HELPER_NAMES } from './runtime/index.ts';

/** Gives out identifiers, each once. They are made of ASCII letters and digits only, so no text of a rule can act as code. */
export interface Names {
  /** `process.executable`, `is` gives `processExecutableIs`, the second time `processExecutableIs2`. */
  take(...words: readonly string[]): string;
  /** The same in capitals: `PROCESS_EXECUTABLE`. */
  takeConstant(...words: readonly string[]): string;
}

const LONGEST = 50;

/** Words that cannot name anything in a module, and the names that the generated code uses itself, at any depth. */
const TAKEN = (
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
  'finally for function if implements import in instanceof interface let new null package private protected public return ' +
  'static super switch this throw true try typeof undefined var void while with yield NaN Infinity async of get set ' +
  'Array BigInt Boolean Date JSON Map Math Number Object RegExp Set String TypeError RangeError parseInt event now rule matches ' +
  'kind options createMatcher createSequenceMatcher momentReader partsOf PLAN ' +
  'read value dotted first second third fourth found matcher match taken ref ms'
).split(' ');

/** The same for every rule: of thousands, each leaf that is compiled asks for names. */
const ALWAYS_TAKEN: ReadonlySet<string> = new Set([...TAKEN, ...HELPER_NAMES]);

export function newNames(reserved: readonly string[] = []): Names {
  const taken = new Set(reserved);
  /** The last number a name was given: a rule with thousands of patterns asks for the same name as often. */
  const counts = new Map<string, number>();

  function unique(name: string, separator: string): string {
    let candidate = name;
    let count = counts.get(name) ?? 1;
    while (taken.has(candidate) || ALWAYS_TAKEN.has(candidate)) candidate = `${name}${separator}${++count}`;
    counts.set(name, count);
    taken.add(candidate);
    return candidate;
  }

  return {
    take: (...words) => unique(camelCase(words.flatMap(split)), ''),
    takeConstant: (...words) => unique(guarded(words.flatMap(split).join('_').toUpperCase().slice(0, LONGEST)), '_'),
  };
}

/** Letters lose their accents; a name without an ASCII letter or digit is a field like any other. */
function split(words: string): readonly string[] {
  const found = words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return found.length === 0 && words !== '' ? ['field'] : found;
}

function camelCase(words: readonly string[]): string {
  const joined = words.map(
    (word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + tail(word),
  );
  return guarded(joined.join('').slice(0, LONGEST));
}

/** All but the first letter; a word in capitals is calmed. */
function tail(word: string): string {
  return word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1);
}

function guarded(name: string): string {
  return /^[A-Za-z]/.test(name) ? name : `field${name}`;
}
