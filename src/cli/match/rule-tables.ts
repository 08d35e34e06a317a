import type { Looking } from '../../shapes/index.ts';
import { prepareTables, type RuleTables } from '../../stream/index.ts';
import type { KeptTables } from '../cache/kept-tables.ts';
import type { Host } from '../host/host.ts';
import type { MatchOptions } from './options.ts';
import type { ReadyRule } from './ready.ts';

/** What is made of the rules before events are read, where a run before this one may have kept it; null: it is made when it is needed. */
export async function keptTables(
  kept: KeptTables | null,
  ready: readonly { readonly rule: ReadyRule; readonly file: string }[],
  looking: Looking,
  options: MatchOptions,
  host: Host,
): Promise<RuleTables | null> {
  if (kept === null || options.fullScan === true) return null;
  const what = ready.map(({ rule: { id, name }, file }, at) => JSON.stringify([file, id, name, looking.kindOf(at)]));
  what.push(options.stats === true ? 'each rule apart' : 'items together');
  const known = await kept.read(what);
  if (known !== null) return known;
  const made = tablesFor(
    ready.map(({ rule }) => rule),
    looking,
    options,
    host,
  );
  if (made !== null) await kept.write(what, made);
  return made;
}

/** The same, made now. */
export function tablesFor(
  rules: readonly ReadyRule[],
  looking: Looking,
  { fullScan = false, stats = false }: MatchOptions,
  host: Host,
): RuleTables | null {
  return prepareTables(rules, { form: 'any', looking, fullScan, ...(stats ? { statsClock: () => host.clock() } : {}) });
}
