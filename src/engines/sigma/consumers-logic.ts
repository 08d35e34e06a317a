import { entriesOf } from './entries.ts';

/** A map in which each test of an empty text is one of an absent field as well: alternatives, since `null` stands in no list. */
export function alternativesOf(entries: ReadonlyMap<string, unknown>): readonly object[] {
  let maps: Map<string, unknown>[] = [new Map()];
  for (const [key, value] of entries) {
    const empty = !key.includes('|') && (value === '' || (Array.isArray(value) && value.includes('')));
    maps = maps.flatMap((map) =>
      empty ? [new Map(map).set(key, value), new Map(map).set(key, null)] : [new Map(map).set(key, value)],
    );
    if (maps.length > MOST_MAPS) break;
  }
  return maps.map((map) => Object.fromEntries(map));
}

const MOST_MAPS = 256;

/**
 * A detection whose tests of absent fields are unknown, as one in which they are false: below an odd number of negations each test
 * holds where its field is absent, so that what is unknown there is no match either. A text says why it cannot be read.
 */
export function unknownsApart(detection: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> | string {
  const condition = detection.get('condition');
  if (typeof condition !== 'string') return 'the condition is no string';
  const read = new Map<string, unknown>();
  const names = [...detection.keys()].filter((name) => name !== 'condition');
  const positive = (name: string): string => {
    read.set(name, detection.get(name));
    return name;
  };
  const negative = (name: string): string => {
    const search = detection.get(name);
    const maps = Array.isArray(search) ? search : [search];
    const words = maps.map((map, at) => {
      const tests = [...(entriesOf(map) ?? [])].map(([key, value], place) => {
        const [field = ''] = key.split('|');
        const one = `${name}_${lettersOf(at)}_${lettersOf(place)}`;
        read.set(`${one}_test`, { [key]: value });
        if (value === null) return `${one}_test`;
        read.set(`${one}_absent`, { [field]: null });
        return `(${one}_test or ${one}_absent)`;
      });
      return `(${tests.join(' and ')})`;
    });
    return `(${words.join(' or ')})`;
  };
  const words = condition.match(/[()]|[^\s()]+/g) ?? [];
  const text = rewritten(words, names, positive, negative);
  read.set('condition', text);
  return read;
}

/** The condition with each identifier in the words for its side; quantifiers are spelt out. */
function rewritten(
  words: readonly string[],
  names: readonly string[],
  positive: (name: string) => string,
  negative: (name: string) => string,
): string {
  const sides: boolean[] = [];
  let denied = false;
  let once = false;
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '(') {
      sides.push(denied);
      denied = once ? !denied : denied;
      once = false;
    } else if (word === ')') denied = sides.pop() ?? false;
    else if (word === 'not') once = !once;
    if (['(', ')', 'not', 'and', 'or'].includes(word)) {
      out.push(word);
      continue;
    }
    const say = denied === once ? positive : negative;
    once = false;
    if (words[at + 1] !== 'of') {
      out.push(say(word));
      continue;
    }
    const pattern = words[at + 2] ?? '';
    at += 2;
    const start = pattern.replace(/\*$/, '');
    const meant = names.filter((name) => (pattern === 'them' ? true : name.startsWith(start)));
    out.push(`(${meant.map(say).join(word === 'all' ? ' and ' : ' or ')})`);
  }
  return out.join(' ');
}

/** Identifiers hold no digits. */
function lettersOf(number: number): string {
  return [...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
}
