import { isNonEmpty } from '../../source/index.ts';
import type { Alias, CorrelatedRule, Correlation, CorrelationBound, CorrelationType, Detection } from './ast.ts';
import { diagnostic } from './codes/index.ts';
import { firstOf, quoted, type Sink } from './detection.ts';
import { entryOf, itemsOf, type Tree, textOf } from './tree.ts';

/** What the names of a correlation stand for. */
type Lookup = (name: string) => Detection | 'missing' | 'nested' | 'circular' | 'broken';

/** Reads the `correlation` of a rule; null after saying what is wrong with it. */
export function readCorrelation(tree: Tree, lookup: Lookup, sink: Sink): Correlation | null {
  const entry = entryOf(tree, 'correlation');
  if (entry?.value.kind !== 'map') return null;
  const body = entry.value;
  const before = sink.problems.length;
  const wrong = (message: string, key: string): null => {
    sink.problems.push(diagnostic('sigma-rule-keys', message, entryOf(body, key)?.keySpan ?? entry.keySpan));
    return null;
  };
  const type = typeNamed(textOf(body, 'type')) ?? wrong('the correlation has no `type` that there is', 'type');
  const timespan = millisecondsOf(textOf(body, 'timespan')) ?? wrong('the `timespan` is no time such as 5m', 'timespan');
  const rules = rulesOf(body, lookup, sink);
  const groupBy = listOf(body, 'group-by').map((item) => ({ kind: 'group-field', span: item.span, name: textIn(item) }) as const);
  if (!isNonEmpty(rules) && sink.problems.length === before) wrong('the correlation names no rules', 'rules');
  if (type === null || timespan === null || !isNonEmpty(rules) || sink.problems.length > before) return null;
  const [aliases, bounds] = [aliasesOf(body, rules, sink), boundsOf(body, sink)];
  if (sink.problems.length > before) return null;
  const typePlace = entryOf(body, 'type')?.value.span ?? tree.span;
  return { kind: 'correlation', span: tree.span, type, typePlace, timespan, rules, groupBy, aliases, bounds };
}

function rulesOf(body: Tree, lookup: Lookup, sink: Sink): readonly CorrelatedRule[] {
  const named = new Set<string>();
  return listOf(body, 'rules').flatMap((item): readonly CorrelatedRule[] => {
    const name = textIn(item);
    if (named.has(name)) {
      sink.problems.push(diagnostic('sigma-rule-keys', `the correlation names ${quoted(name)} twice`, item.span));
      return [];
    }
    named.add(name);
    const rule = lookup(name);
    switch (rule) {
      case 'missing':
        sink.problems.push(diagnostic('sigma-correlation-reference', `there is no rule ${quoted(name)}`, item.span));
        return [];
      case 'nested':
        sink.problems.push(diagnostic('sigma-correlation-nested', `${quoted(name)} is a correlation itself`, item.span));
        return [];
      case 'circular':
        sink.problems.push(
          diagnostic('sigma-correlation-cycle', `${quoted(name)} leads back to the correlation that names it`, item.span),
        );
        return [];
      case 'broken':
        return [];
      default:
        return [{ kind: 'correlated-rule', span: item.span, name, rule }];
    }
  });
}

function listOf(body: Tree, key: string): readonly Tree[] {
  const entry = entryOf(body, key);
  return entry === null ? [] : itemsOf(entry.value).filter((item) => textIn(item) !== '');
}

function textIn(item: Tree): string {
  return item.kind === 'scalar' && item.value !== null ? String(item.value) : '';
}

const TYPES: readonly CorrelationType[] = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
  'temporal',
  'temporal_ordered',
];

function typeNamed(word: string | null): CorrelationType | null {
  return TYPES.find((type) => type === word) ?? null;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
  // Months and years of the Gregorian calendar on average, as in pySigma and rsigma.
  ['M', 2_629_746_000],
  ['y', 31_556_952_000],
]);

function millisecondsOf(text: string | null): number | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,8})([smhdwMy])$/.exec(text ?? '') ?? [];
  const length = UNITS.get(unit);
  return length === undefined ? null : Number(count) * length;
}

/** `alias: { rule: field }`, which has to be there for every rule by the name that the correlation has for it. */
function aliasesOf(body: Tree, rules: readonly CorrelatedRule[], sink: Sink): readonly Alias[] {
  const aliases = entryOf(body, 'aliases')?.value;
  if (aliases?.kind !== 'map') return [];
  return aliases.entries.map(({ key, keySpan, value }) => {
    const entries = value.kind === 'map' ? value.entries : [];
    const other = entries.find((field) => !rules.some(({ name }) => name === field.key));
    const without = rules.find(({ name }) => entries.every((field) => field.key !== name || textIn(field.value) === ''));
    if (other !== undefined)
      sink.problems.push(diagnostic('sigma-rule-keys', `${quoted(other.key)} is not among the rules`, other.keySpan));
    else if (without !== undefined)
      sink.problems.push(diagnostic('sigma-rule-keys', `${quoted(key)} names no field of ${quoted(without.name)}`, keySpan));
    const fields = entries.map((field): [string, string] => [field.key, textIn(field.value)]);
    return { kind: 'alias', span: keySpan, name: key, fields: new Map(fields) };
  });
}

const RELATIONS: readonly CorrelationBound['relation'][] = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'];

/** What a condition says beside its comparisons: whose values are counted, and which part of them. */
const OF_VALUES: readonly string[] = ['field', 'percentile'];

function boundsOf(body: Tree, sink: Sink): readonly CorrelationBound[] {
  const condition = entryOf(body, 'condition');
  if (condition === null) return [];
  if (condition.value.kind === 'scalar' && typeof condition.value.value === 'string') {
    const message = 'a condition that joins rules by and, or, not has no form';
    sink.problems.push(diagnostic('sigma-correlation-type', message, condition.value.span));
    return [];
  }
  if (condition.value.kind !== 'map') {
    sink.problems.push(
      diagnostic('sigma-rule-keys', 'the condition of a correlation is a map such as `gte: 5`', firstOf(condition.value.span)),
    );
    return [];
  }
  return condition.value.entries.flatMap(({ key, keySpan, value }): readonly CorrelationBound[] => {
    const relation = RELATIONS.find((name) => name === key);
    if (relation === undefined) {
      if (!OF_VALUES.includes(key))
        sink.problems.push(diagnostic('sigma-rule-keys', `${quoted(key)} is no comparison, such as \`gte\``, keySpan));
      return [];
    }
    if (value.kind === 'scalar' && typeof value.value === 'number' && Number.isSafeInteger(value.value) && value.value >= 0)
      return [{ kind: 'bound', span: keySpan, relation, count: value.value }];
    sink.problems.push(diagnostic('sigma-rule-keys', `\`${key}\` compares with a whole number`, firstOf(value.span)));
    return [];
  });
}
