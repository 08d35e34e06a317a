import { alternativesOf, unknownsApart } from './consumers-logic.ts';
import { foldedExpression } from './consumers-regex.ts';
import { entriesOf } from './entries.ts';

/**
 * What a document means to whom it was printed for, told in the words of the specification: a document that names its consumer is
 * rewritten by this table before it is read. It knows nothing of the profiles of the translator, which decide what is printed.
 * (sigma-target 3.4, 3.5, 11.1)
 */
export function asConsumerReads(documents: readonly unknown[]): readonly unknown[] | string {
  const names = new Set(documents.flatMap((document) => entriesOf(document)?.get('consumer') ?? []));
  const [name, ...others] = names;
  if (name === undefined) return documents;
  if (others.length > 0) return 'documents for several consumers';
  const reading = typeof name === 'string' && Object.hasOwn(READINGS, name) ? READINGS[name] : undefined;
  if (reading === undefined) return `nobody knows how ${JSON.stringify(name)} reads Sigma`;
  const read = documents.map((document) => documentAs(document, reading));
  const problem = read.find((document) => typeof document === 'string');
  return typeof problem === 'string' ? problem : read;
}

/** How somebody reads what the specification leaves open, or reads otherwise. */
interface ConsumerReading {
  /** Strings without `cased`. */
  readonly strings: 'folded' | 'as written';
  /** `cased`. `single`: before one value without wildcards; in a list it is lost, beside wildcards they are data. */
  readonly cased: 'known' | 'single' | 'refused';
  readonly question: 'one character' | 'any run';
  readonly expressions: 'searched' | 'whole' | 'whole, folded';
  readonly numbers: 'taken' | 'refused';
  readonly booleans: 'taken' | 'refused';
  /** Whether a text that is absent is the empty text. */
  readonly absence: 'its own' | 'the empty text';
  readonly logic: 'two-valued' | 'three-valued';
}

const AS_SPECIFIED: ConsumerReading = {
  strings: 'folded',
  cased: 'known',
  question: 'one character',
  expressions: 'searched',
  numbers: 'taken',
  booleans: 'taken',
  absence: 'its own',
  logic: 'two-valued',
};

const KEYWORDS: ConsumerReading = { ...AS_SPECIFIED, strings: 'as written', cased: 'refused', expressions: 'whole' };

const READINGS: { readonly [name: string]: ConsumerReading } = {
  rsigma: AS_SPECIFIED,
  sqlite: AS_SPECIFIED,
  lucene: KEYWORDS,
  opensearch: KEYWORDS,
  esql: { ...KEYWORDS, logic: 'three-valued' },
  splunk: { ...AS_SPECIFIED, cased: 'refused', question: 'any run' },
  eql: { ...AS_SPECIFIED, cased: 'single', expressions: 'whole, folded', numbers: 'refused', booleans: 'refused' },
  kusto: { ...AS_SPECIFIED, cased: 'refused', booleans: 'refused', absence: 'the empty text' },
};

function documentAs(document: unknown, reading: ConsumerReading): unknown {
  const entries = entriesOf(document);
  const detection = entriesOf(entries?.get('detection'));
  if (entries === null || detection === null) return document;
  const searches = new Map<string, unknown>();
  for (const [name, search] of detection) {
    const read = name === 'condition' ? search : searchAs(search, reading);
    if (typeof read === 'string' && name !== 'condition') return `${name}: ${read}`;
    searches.set(name, read);
  }
  const logical = reading.logic === 'three-valued' ? unknownsApart(searches) : searches;
  if (typeof logical === 'string') return logical;
  return { ...Object.fromEntries(entries), detection: Object.fromEntries(logical) };
}

function searchAs(search: unknown, reading: ConsumerReading): unknown {
  const maps: unknown[] = [];
  for (const one of Array.isArray(search) ? search : [search]) {
    const entries = entriesOf(one);
    if (entries === null) return 'what has no field';
    const read = new Map<string, unknown>();
    for (const [key, value] of entries) {
      const entry = entryAs(key, value, reading);
      if (typeof entry === 'string') return `${key}: ${entry}`;
      read.set(...entry);
    }
    maps.push(...(reading.absence === 'the empty text' ? alternativesOf(read) : [Object.fromEntries(read)]));
  }
  return maps.length === 1 ? maps[0] : maps;
}

type Entry = readonly [key: string, value: unknown];

function entryAs(key: string, value: unknown, reading: ConsumerReading): Entry | string {
  const [field = '', ...modifiers] = key.split('|');
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (modifiers[0] === 're') return expressionAs(field, modifiers.slice(1), values, reading);
  if (modifiers.some((modifier) => NOT_OF_STRINGS.includes(modifier))) return [key, value];
  if (reading.numbers === 'refused' && values.some((one) => typeof one === 'number')) return 'a number';
  if (reading.booleans === 'refused' && values.some((one) => typeof one === 'boolean')) return 'true or false';
  if (!values.every((one) => typeof one === 'string')) return [key, value];
  const texts = reading.question === 'any run' ? values.map(withRuns) : values;
  const cased = modifiers.includes('cased');
  if (cased && reading.cased === 'refused') return '`cased`';
  if (cased && reading.cased === 'single') {
    if (texts.length > 1) return [keyOf(field, without(modifiers, 'cased')), texts];
    return modifiers.length > 1 || texts.some((text) => /[*?]/.test(text)) ? '`cased` beside wildcards' : [key, texts[0]];
  }
  const counts = cased || reading.strings === 'as written';
  return [keyOf(field, counts ? [...without(modifiers, 'cased'), 'cased'] : modifiers), texts];
}

const NOT_OF_STRINGS: readonly string[] = ['cidr', 'gt', 'gte', 'lt', 'lte', 'exists'];

function expressionAs(
  field: string,
  flags: readonly string[],
  values: readonly unknown[],
  { expressions }: ConsumerReading,
): Entry | string {
  if (expressions === 'searched') return [keyOf(field, ['re', ...flags]), values];
  if (flags.length > 0) return 'a flag, which is text in a whole expression';
  const texts = values.map(String);
  if (texts.some((text) => /^\^|(?<!\\)(?:\\\\)*\$$/.test(text))) return 'an anchor, which is a character in a whole expression';
  const read = expressions === 'whole' ? texts : texts.map(foldedExpression);
  return [keyOf(field, ['re', 's']), read.map((text) => `^(${text})$`)];
}

/** Bare question marks as bare stars. */
function withRuns(text: string): string {
  return text.replace(/\\[*?\\]|\?/g, (found) => (found === '?' ? '*' : found));
}

function keyOf(field: string, modifiers: readonly string[]): string {
  return [field, ...modifiers].join('|');
}

function without(modifiers: readonly string[], one: string): readonly string[] {
  return modifiers.filter((modifier) => modifier !== one);
}
