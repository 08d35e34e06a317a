import type { AgreementRecord, ConverterCell, EngineCell, RuleRow, RunRecord } from './record.ts';
import { namesOf } from './sums.ts';

/**
 * A run as it is kept: most rules come through alike, so each different cell is written once and a rule names cells by their
 * places, in the order of `engines` and `converters`; null: it has none there.
 */
interface PackedRun extends Omit<RunRecord, 'rules'> {
  readonly engines: readonly string[];
  readonly converters: readonly string[];
  readonly cells: readonly (EngineCell | ConverterCell)[];
  readonly rules: readonly PackedRow[];
}

interface PackedRow extends Omit<RuleRow, 'engines' | 'converters'> {
  readonly engines: readonly (number | null)[];
  readonly converters: readonly (number | null)[];
}

/** A record as JSON of one line a known difference, a cell and a rule, so that a change can be read. */
export function recordText({ runs, differences, ...head }: AgreementRecord): string {
  const texts = runs.map((run) => {
    const { cells, rules, ...rest } = pack(run);
    return `${open(rest)},"cells":${lines(cells)},"rules":${lines(rules)}}`;
  });
  return `${open(head)},"differences":${lines(differences)},"runs":[\n${texts.join(',\n')}\n]}\n`;
}

/** Reads what `recordText` wrote. */
export function parseRecord(text: string): AgreementRecord {
  const { runs, ...head } = JSON.parse(text) as Omit<AgreementRecord, 'runs'> & { readonly runs: readonly PackedRun[] };
  return { ...head, runs: runs.map(unpack) };
}

function open(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function lines(values: readonly unknown[]): string {
  return `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}

function pack({ rules, ...run }: RunRecord): PackedRun {
  const [engines, converters] = [namesOf({ rules }, 'engines'), namesOf({ rules }, 'converters')];
  const places = new Map<string, number>();
  const placeOf = (cell: EngineCell | ConverterCell | undefined): number | null => {
    if (cell === undefined) return null;
    const text = JSON.stringify(cell);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const packed = rules.map((rule) => ({
    ...rule,
    engines: engines.map((name) => placeOf(own(rule.engines, name))),
    converters: converters.map((name) => placeOf(own(rule.converters, name))),
  }));
  const cells = [...places.keys()].map((text) => JSON.parse(text) as EngineCell | ConverterCell);
  return { ...run, engines, converters, cells, rules: packed };
}

function unpack({ engines, converters, cells, rules, ...run }: PackedRun): RunRecord {
  const named = <Cell extends EngineCell | ConverterCell>(names: readonly string[], places: readonly (number | null)[]) =>
    Object.fromEntries(
      names.flatMap((name, at) => {
        const place = places[at];
        return place === null || place === undefined ? [] : [[name, cells[place] as Cell] as const];
      }),
    );
  return {
    ...run,
    rules: rules.map((rule) => ({
      ...rule,
      engines: named<EngineCell>(engines, rule.engines),
      converters: named<ConverterCell>(converters, rule.converters),
    })),
  };
}

function own<Value>(record: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
