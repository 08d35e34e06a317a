import { table } from '../../report/table.ts';
import { countOf } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import type { StreamReport } from '../../stream/index.ts';
import type { Host } from '../host/host.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What `--stats` tells of a rule. */
interface RuleCost extends Named {
  /** Events that it was asked about, or that it matches without. */
  readonly candidates: number;
  readonly matches: number;
  readonly milliseconds: number;
  /** It is asked about every event that is offered. */
  readonly unserved: boolean;
}

/** The rules that cost most are listed. */
const MOST_LISTED = 20;

/** What each rule cost, in the order of the rules; null: nobody asked. */
export function costsOf({ stats, matches }: StreamReport, rules: readonly Named[]): readonly RuleCost[] | null {
  if (stats === null) return null;
  return rules.map(({ id, name }, index) => {
    const { asked = 0, decided = 0, milliseconds = 0, unserved = false } = stats[index] ?? {};
    const rounded = Math.round(milliseconds * 1000) / 1000;
    return { id, name, candidates: asked + decided, matches: matches[index] ?? 0, milliseconds: rounded, unserved };
  });
}

/** `--stats` on standard error: a table of the rules that cost most, or all of them as one JSON document. */
export function noteStats(report: StreamReport, rules: readonly Named[], json: boolean, host: Host): void {
  const costs = costsOf(report, rules);
  if (costs === null) return;
  const { events, candidates } = report;
  if (json) {
    host.noteLines(`${printableJson({ events, offered: candidates, rules: costs }, 2)}\n`);
    return;
  }
  const whole = costs.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const met = costs.filter((cost) => cost.candidates > 0);
  const sorted = met.sort((one, other) => other.milliseconds - one.milliseconds || other.candidates - one.candidates);
  const rows = sorted
    .slice(0, MOST_LISTED)
    .map(({ id, name, milliseconds, unserved, ...counts }) => [
      id,
      name,
      counts.candidates,
      counts.matches,
      milliseconds.toFixed(1),
      `${((100 * milliseconds) / (whole || 1)).toFixed(1)} %`,
      unserved ? 'every event' : '',
    ]);
  const unserved = costs.filter((cost) => cost.unserved).length;
  host.noteLines(
    `${table(['rule', 'name', 'candidates', 'matches', 'ms', 'share', 'asked of'], rows, host.tableWidth)}\n` +
      `${countOf(candidates, 'event')} of ${countOf(events, 'event')} offered to rules; ${countOf(met.length, 'rule')} of ${countOf(costs.length, 'rule')} met any, ` +
      `${countOf(unserved, 'rule')} of every event that is offered\n`,
  );
}
