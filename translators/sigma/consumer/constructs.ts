import { isAbsence, type KeyedTest } from '../clause.ts';
import type { Construct } from '../profiles/index.ts';
import { hasForeignLetter } from '../text.ts';

/** Which constructs a printed test shows, one of its values at a time. */
export function constructsOf(test: KeyedTest): ReadonlySet<Construct> {
  const found = new Set<Construct>(nameConstructs(test.field));
  const [first] = test.modifiers;
  if (isAbsence(test)) return found.add('absent');
  for (const value of test.values) {
    if (first === 're') for (const one of expressionConstructs(test, String(value))) found.add(one);
    else if (first === 'cidr') found.add(String(value).includes(':') ? 'cidr-6' : 'cidr-4');
    else if (first !== undefined && ORDERS.includes(first)) found.add('comparison');
    else if (typeof value === 'number') found.add(test.values.length > 1 ? 'number-list' : 'number');
    else if (typeof value === 'boolean') found.add('boolean');
    else for (const one of stringConstructs(test, String(value))) found.add(one);
  }
  return found;
}

const ORDERS: readonly string[] = ['gt', 'gte', 'lt', 'lte'];

/** What the name of a field shows; join keys have names too. */
export function nameConstructs(name: string): readonly Construct[] {
  return [
    ...(name.includes('.') ? (['name-dots'] as const) : []),
    ...(/^[@A-Za-z_][\w@]*(?:\.[@A-Za-z_][\w@]*)*$/.test(name) ? [] : (['name-signs'] as const)),
  ];
}

function expressionConstructs({ modifiers }: KeyedTest, value: string): readonly Construct[] {
  return [
    /^\^|(?<!\\)(?:\\\\)*\$$/.test(value) ? 'regex-anchored' : 'regex-bare',
    ...(modifiers.length > 1 ? (['regex-flag'] as const) : []),
    ...(value.includes('/') ? (['regex-slash'] as const) : []),
    ...(value.includes('"') ? (['regex-quote'] as const) : []),
    ...(/(?<!\\)(?:\\\\)+$/.test(value) ? (['regex-backslash'] as const) : []),
    ...(CONTROL.test(value) || /(?<!\\)(?:\\\\)*\\[tnr]/.test(value) ? (['regex-control'] as const) : []),
  ];
}

function stringConstructs({ modifiers, values }: KeyedTest, value: string): readonly Construct[] {
  const cased = modifiers.includes('cased');
  const part = modifiers.some((modifier) => modifier !== 'cased');
  const list = values.length > 1;
  const runs = /^(?:[^\\*]|\\[\s\S])*\*/.test(value);
  const ones = /^(?:[^\\?]|\\[\s\S])*\?/.test(value);
  const stars = /^(?:[^\\]|\\[^*?])*\\[*?]/.test(value);
  const wild = part || runs || ones;
  const shape: readonly Construct[] = cased
    ? wild
      ? [list ? 'cased-part-list' : 'cased-part']
      : [list ? 'cased-list' : 'cased']
    : [
        ...(part ? (['part'] as const) : runs || ones ? [] : [list ? ('plain-list' as const) : ('plain' as const)]),
        ...(runs ? [list ? ('inner-wildcard-list' as const) : ('inner-wildcard' as const)] : []),
        ...(ones ? (['one-character'] as const) : []),
      ];
  return [
    ...shape,
    ...(stars ? [cased ? ('cased-star' as const) : ('literal-star' as const)] : []),
    ...(value.includes('\\') && (runs || ones || modifiers.includes('contains')) ? (['wildcard-backslash'] as const) : []),
    ...(CONTROL.test(value) ? (['control-character'] as const) : []),
    ...(!wild && /^(?:AND|OR|NOT|TO)$/.test(value) ? (['operator-word'] as const) : []),
    ...(!wild && /^[<>][^ ]+$/.test(value) ? (['operator-sign'] as const) : []),
    ...(!cased && hasForeignLetter(value) ? (['foreign-letter'] as const) : []),
  ];
}

const CONTROL = /\p{Cc}/u;
