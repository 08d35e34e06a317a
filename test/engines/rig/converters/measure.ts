import { load } from 'js-yaml';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { parse } from '../../../../src/api/parse.ts';
import { asWritten, comparePlans } from '../../../../src/api/prove/compare-plans.ts';
import { runnerOf } from '../../../../src/api/prove/runners.ts';
import { settingsOf } from '../../../../src/api/run-settings.ts';
import { esDsl, lucene, oracle } from '../../../../src/engines/index.ts';
import type { Bridge, Converter } from '../../../../src/engines/pysigma/index.ts';
import type { Plan } from '../../../../src/ir/index.ts';
import { readCarriedQueryString } from '../../../../src/proof/index.ts';
import type { Verdict } from '../../../../src/report/proof/proof.ts';
import { FORMATS, type Format } from './formats.ts';
import type { CarrierRecord, ConverterRecord, Outcome, Setting, Witness } from './record.ts';
import { readSigma, type SigmaText } from './rules.ts';

type Read = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly reason: string };

export interface Count {
  readonly setting: Setting;
  readonly format: Format;
  readonly counts: { [outcome in Outcome]: number };
  readonly unknown: { [reason: string]: number };
  readonly refused: { [reason: string]: number };
  readonly witnesses: { [outcome: string]: Witness };
}

export const nothingOf = (format: Format, setting: Setting): Count => ({
  setting,
  format,
  counts: { ...NONE },
  unknown: {},
  refused: {},
  witnesses: {},
});

const NONE: { readonly [outcome in Outcome]: number } = {
  equal: 0,
  narrower: 0,
  broader: 0,
  overlap: 0,
  disjoint: 0,
  other: 0,
  unknown: 0,
  refused: 0,
};

/** Steps of work for each question; a converter's query is of the size of its rule. */
const EFFORT = 5_000_000;

/** How often what carries a query is read: every so-many-th rule. */
const CARRIED_EVERY = 10;

/** What is known of the queries that converters print for rules, under both mappings. */
export async function judgedConverters(
  rules: readonly SigmaText[],
  of: Setting['rules'],
  bridge: Bridge,
): Promise<{ readonly converters: readonly ConverterRecord[]; readonly carriers: readonly CarrierRecord[] }> {
  const plain = FORMATS.filter(({ carries }) => carries === undefined);
  const counts = MAPPINGS.flatMap((mapping) => plain.map((format) => nothingOf(format, { rules: of, mapping })));
  const carriers = FORMATS.flatMap(({ name, carries }) =>
    carries === undefined ? [] : [{ name, carries, asked: 0, same: 0, refused: 0, other: [] as string[] }],
  );
  for (const [at, rule] of rules.entries()) {
    const wanted = at % CARRIED_EVERY === 0 ? FORMATS : plain;
    const said = await bridge.judge(rule.text, wanted.map(converterOf), false);
    const queryOf = (name: string): Converted => convertedBy(said, name);
    for (const mapping of MAPPINGS) {
      const subject = readSigma(rule, mapping);
      if (subject === null) continue;
      const known = new Map<string, Verdict>();
      for (const count of counts)
        if (count.setting.mapping === mapping && wanted.includes(count.format))
          await judge(count, rule, subject, queryOf(count.format.name), known);
      // What carries a query does not depend on the mapping.
      if (mapping === 'exact')
        for (const carrier of carriers)
          if (wanted.some(({ name }) => name === carrier.name)) compareCarrier(carrier, rule, subject, queryOf);
    }
  }
  return {
    converters: counts.map(recordOf),
    carriers,
  };
}

export function recordOf({ setting, format, counts, unknown, refused, witnesses }: Count): ConverterRecord {
  return { name: format.name, ...setting, counts, unknown, refused, witnesses };
}

const MAPPINGS = ['exact', 'lowercase'] as const satisfies readonly Setting['mapping'][];

/** A query, or why there is none. */
type Converted = string | { readonly refused: string };

export function convertedBy({ conversions, unparsed }: Said, name: string): Converted {
  const made = conversions.get(name);
  if (made === undefined) return { refused: unparsed ?? 'no answer' };
  return 'refused' in made ? made : made.queries.join('\n');
}

type Said = Awaited<ReturnType<Bridge['judge']>>;

export function converterOf({ name, backend, format }: Format): Converter {
  return { name, backend, format, distribution: '', runs: 'none' };
}

/** Counts what a query is beside its rule. */
export async function judge(
  count: Count,
  { name }: { readonly name: string },
  subject: CheckableRule,
  query: Converted,
  known: Map<string, Verdict>,
): Promise<void> {
  const { counts, unknown, refused, witnesses, format } = count;
  if (typeof query !== 'string') {
    counts.refused++;
    add(refused, query.refused.replace(/ \(while finalizing.*$/s, '').replace(/ \(while converting.*$/s, ''));
    return;
  }
  const read = readQuery(format, query, subject);
  if (!read.ok) {
    counts.unknown++;
    add(unknown, read.reason);
    return;
  }
  const { rule, schema } = subject;
  const settings = settingsOf(rule, schema);
  const engine = format.query === 'eql' ? oracle : lucene(esDsl);
  const key = `${format.query} ${query}`;
  const verdict =
    known.get(key) ??
    (await comparePlans(
      { ...asWritten(subject), others: () => [] },
      {
        plan: read.plan,
        folding: rule.semantics.folding,
        runner: runnerOf(engine, query, settings),
        others: () => [],
        namesEvents: true,
      },
      settings,
      { effort: EFFORT },
    ));
  known.set(key, verdict);
  const outcome = verdict.kind === 'differs' ? verdict.relation : verdict.kind;
  counts[outcome]++;
  if (verdict.kind === 'unknown') add(unknown, verdict.reason);
  if (verdict.kind !== 'differs') return;
  const witness = { rule: name, query, lost: verdict.lost, added: verdict.added };
  const before = witnesses[outcome];
  // The one that is read at a glance.
  if (before === undefined || JSON.stringify(witness).length < JSON.stringify(before).length) witnesses[outcome] = witness;
}

function add(counts: { [reason: string]: number }, reason: string): void {
  counts[reason] = (counts[reason] ?? 0) + 1;
}

function readQuery(format: Format, text: string, { rule, schema }: CheckableRule): Read {
  if (format.query === 'lucene') {
    const read = readCarriedQueryString(format.backend === 'elastalert' ? filterOf(text) : text, schema);
    return read.ok ? { ok: true, plan: { kind: 'single', where: read.where, origin: NOWHERE } } : read;
  }
  const { rules, problems } = parse(text, {
    name: format.carries === undefined ? 'query.eql' : 'query.json',
    schema,
    semantics: rule.semantics,
  });
  const [only] = rules;
  const problem = problems[0]?.diagnostic ?? (only?.meaning.ok === false ? only.meaning.problems[0] : undefined);
  if (problem !== undefined) return { ok: false, reason: `no such EQL: ${problem.code}` };
  return only?.meaning.ok === true ? { ok: true, plan: only.meaning.value.rule.plan } : { ok: false, reason: 'no rule' };
}

const NOWHERE = { start: 0, end: 0 } as const;

/** The filter of an ElastAlert rule as a request. */
function filterOf(text: string): string {
  const rule = load(text) as { readonly filter?: readonly { readonly query?: unknown }[] };
  return JSON.stringify({ query: { bool: { filter: (rule.filter ?? []).map(({ query }) => query ?? null) } } });
}

function compareCarrier(
  carrier: {
    asked: number;
    same: number;
    refused: number;
    readonly other: string[];
    readonly name: string;
    readonly carries: string;
  },
  { name }: SigmaText,
  subject: CheckableRule,
  queryOf: (name: string) => Converted,
): void {
  const [format, plain] = [carrier.name, carrier.carries].map((one) => FORMATS.find((each) => each.name === one));
  const [text, inner] = [queryOf(carrier.name), queryOf(carrier.carries)];
  if (format === undefined || plain === undefined || typeof inner !== 'string') return;
  const wanted = readQuery(plain, inner, subject);
  if (!wanted.ok) return;
  carrier.asked++;
  if (typeof text !== 'string') {
    carrier.refused++;
    return;
  }
  const read = readQuery(format, text, subject);
  if (read.ok && meaningOf(read.plan) === meaningOf(wanted.plan)) carrier.same++;
  else if (carrier.other.length < 5) carrier.other.push(`${name}: ${read.ok ? 'another condition' : read.reason}`);
}

/** A plan without places, and without what one operand makes of itself. */
function meaningOf(plan: Plan): string {
  return JSON.stringify(plan, (key, value) => (key === 'origin' ? undefined : value));
}
