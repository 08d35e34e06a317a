import type { Event } from '../../event/index.ts';
import type { PortReport } from '../../report/index.ts';
import { ask, spoken } from '../answers.ts';
import { type BareWay, findWays, type Judged } from './find-ways.ts';
import { directionOf, type Runner, sayerOf } from './sides.ts';

/** An event that a rule and a port are asked about, and how it was made. */
export interface PortCase {
  readonly event: Event;
  readonly recipe: string;
}

/** What is told of a port by who ran it; who reads it adds its name, and words to the ways. */
export type PortVerdict = Omit<PortReport, 'name' | 'kind' | 'unmapped' | 'ways'> & { readonly ways: readonly BareWay[] };

/** Events of which a report says why there is no answer. */
const SHOWN_SILENCES = 3;

/** Asks rule and port about every event, and sorts what they differ on, unless it is only to be counted. `asked`: the fields that either asks. */
export async function judgePort(
  rule: Runner,
  port: Runner,
  cases: readonly PortCase[],
  asked: readonly string[],
  sorted = true,
): Promise<PortVerdict> {
  const events = cases.map(({ event }) => event);
  const receipt = await port.engine.receipt();
  if (receipt === null) return failedPort(port, 'the engine cannot run here');
  const [truth, said] = [
    await ask(rule.engine, rule.text, events, rule.settings),
    await ask(port.engine, port.text, events, port.settings),
  ];
  if (truth.kind === 'failed') return failedPort(port, `the rule itself cannot be judged: ${truth.reason}`);
  if (said.kind === 'failed') return failedPort(port, said.reason);
  const silences = [...said.unanswered, ...said.rejected];
  const [silence] = silences;
  if (silence !== undefined && silences.length === events.length) return failedPort(port, silence.reason);
  const judged = cases.map((one, at): Judged => {
    return { ...one, eventNumber: at, rule: spoken(truth.answers[at]), port: spoken(said.answers[at]) };
  });
  const answered = judged.filter((one) => one.rule !== null && one.port !== null);
  const differing = (direction: string): number => answered.filter((one) => directionOf(one.rule, one.port) === direction).length;
  const [misses, excess] = [differing('misses'), differing('excess')];
  const sides = { rule: sayerOf(rule), port: sayerOf(port), timestampField: rule.settings.timestampField };
  const { ways, otherDifferences } = sorted
    ? await findWays(judged, sides, asked)
    : { ways: [], otherDifferences: misses + excess };
  return {
    status: misses + excess + silences.length > 0 ? 'differs' : 'same',
    reason: null,
    engine: port.engine.name,
    receipt,
    compared: answered.length,
    agreements: answered.length - misses - excess,
    misses,
    excess,
    expected: answered.filter((one) => one.rule).length,
    matches: answered.filter((one) => one.port).length,
    ...(silences.length === 0
      ? {}
      : {
          unanswered: silences.length,
          silences: silences.slice(0, SHOWN_SILENCES).map(({ id: eventNumber, reason }) => ({ eventNumber, reason })),
        }),
    ways,
    ...(otherDifferences === 0 ? {} : { otherDifferences }),
  };
}

/** A port that cannot be run. */
export function failedPort({ engine }: Pick<Runner, 'engine'>, reason: string): PortVerdict {
  const none = { compared: 0, agreements: 0, misses: 0, excess: 0, expected: 0, matches: 0 };
  return { status: 'failed', reason, engine: engine.name, receipt: null, ...none, ways: [] };
}
