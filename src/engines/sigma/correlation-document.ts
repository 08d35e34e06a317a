import { entriesOf } from './entries.ts';

/** A correlation as a document states it (sigma-target 5.1). */
export interface Correlation {
  readonly kind: 'correlation';
  /** What another correlation may call it: its name and its id. */
  readonly names: readonly string[];
  readonly type: CorrelationType;
  /** Names or ids of rules and correlations, in the order written; each once. */
  readonly rules: readonly string[];
  /** Fields or aliases whose values the events of a match share. */
  readonly groupBy: readonly string[];
  /** For an alias, which field it stands for in each rule. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Milliseconds. */
  readonly timespan: number;
  /** For counts: what the number must be, all of it at once. */
  readonly bounds: readonly Bound[];
  /** For `value_count`: the field whose different values are counted. */
  readonly field: string | null;
}

type CorrelationType = 'event_count' | 'value_count' | 'temporal' | 'temporal_ordered';
export interface Bound {
  readonly operator: keyof typeof COMPARISONS;
  readonly number: number;
}

const TYPES: readonly string[] = ['event_count', 'value_count', 'temporal', 'temporal_ordered'] satisfies CorrelationType[];
const KEYS: readonly string[] = ['type', 'rules', 'group-by', 'aliases', 'timespan', 'condition', 'generate'];

const COMPARISONS = {
  gt: (count: number, bound: number) => count > bound,
  gte: (count: number, bound: number) => count >= bound,
  lt: (count: number, bound: number) => count < bound,
  lte: (count: number, bound: number) => count <= bound,
  eq: (count: number, bound: number) => count === bound,
} as const;

/** True when a count is within every bound. */
export function within(count: number, bounds: readonly Bound[]): boolean {
  return bounds.every(({ operator, number }) => COMPARISONS[operator](count, number));
}

/** Reads a document with a correlation; a text says why it cannot be run. */
export function readCorrelation(document: ReadonlyMap<string, unknown>, names: readonly string[]): Correlation | string {
  const entries = entriesOf(document.get('correlation'));
  if (entries === null) return 'the correlation is no map';
  const unknown = [...entries.keys()].find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return `unknown key ${JSON.stringify(unknown)} in the correlation`;
  const type = entries.get('type');
  if (!isType(type)) return `correlations of type ${JSON.stringify(type)} are not run`;
  const rules = textsOf(entries.get('rules') ?? []);
  if (rules === null || rules.length === 0) return 'rules is no list of names';
  if (new Set(rules).size < rules.length) return 'a rule is named twice';
  const groupBy = textsOf(entries.get('group-by') ?? []);
  if (groupBy === null) return 'group-by is no list of fields';
  const timespan = durationOf(entries.get('timespan'));
  if (timespan === null) return 'timespan is no number with s, m, h, d, w, M or y';
  const aliases = readAliases(entries.get('aliases') ?? {}, rules);
  if (typeof aliases === 'string') return aliases;
  const counted = readCondition(entries.get('condition'), type, rules.length);
  if (typeof counted === 'string') return counted;
  return { kind: 'correlation', names, type, rules, groupBy, aliases, timespan, ...counted };
}

function isType(type: unknown): type is CorrelationType {
  return typeof type === 'string' && TYPES.includes(type);
}

function readCondition(condition: unknown, type: CorrelationType, rules: number): Pick<Correlation, 'bounds' | 'field'> | string {
  const counts = type === 'event_count' || type === 'value_count';
  if (condition === undefined) return counts ? `${type} needs a condition` : { bounds: [], field: null };
  const entries = entriesOf(condition);
  if (entries === null) return 'the condition is no map';
  // A condition on temporal types says how many of the rules are needed; without one it is all of them.
  if (!counts)
    return entries.size === 1 && entries.get('gte') === rules
      ? { bounds: [], field: null }
      : `${type} with a condition other than all of its rules is not run`;
  const field = entries.get('field') ?? null;
  entries.delete('field');
  if (type === 'value_count' ? typeof field !== 'string' : field !== null)
    return `${type} with the field ${JSON.stringify(field)}`;
  const bounds: Bound[] = [];
  for (const [operator, number] of entries) {
    if (!isOperator(operator)) return `unknown comparison ${JSON.stringify(operator)}`;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) return `${operator} takes a whole number`;
    bounds.push({ operator, number });
  }
  if (bounds.length === 0) return 'the condition compares nothing';
  return { bounds, field: typeof field === 'string' ? field : null };
}

function isOperator(operator: string): operator is Bound['operator'] {
  return Object.hasOwn(COMPARISONS, operator);
}

function readAliases(value: unknown, rules: readonly string[]): Correlation['aliases'] | string {
  const entries = entriesOf(value);
  if (entries === null) return 'aliases is no map';
  const aliases = new Map<string, ReadonlyMap<string, string>>();
  for (const [alias, fields] of entries) {
    const byRule = new Map<string, string>();
    for (const [rule, field] of entriesOf(fields) ?? []) {
      if (!rules.includes(rule))
        return `the alias ${JSON.stringify(alias)} speaks of ${JSON.stringify(rule)}, which is not among the rules`;
      if (typeof field !== 'string' || field === '') return `the alias ${JSON.stringify(alias)} names no field`;
      byRule.set(rule, field);
    }
    if (byRule.size < rules.length) return `the alias ${JSON.stringify(alias)} does not name a field for every rule`;
    aliases.set(alias, byRule);
  }
  return aliases;
}

/** A text, or a list of texts. */
function textsOf(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return null;
  const list: readonly unknown[] = value;
  const texts = list.flatMap((item) => (typeof item === 'string' && item !== '' ? [item] : []));
  return texts.length === list.length ? texts : null;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 7 * 86_400_000],
  // A twelfth of the average year of the Gregorian calendar, which has 365.2425 days.
  ['M', (365.2425 * 86_400_000) / 12],
  ['y', 365.2425 * 86_400_000],
]);

function durationOf(value: unknown): number | null {
  const [, digits, unit] = typeof value === 'string' ? (/^(\d{1,9})([smhdwMy])$/.exec(value) ?? []) : [];
  return digits === undefined ? null : Number(digits) * (UNITS.get(unit ?? '') ?? 0);
}
