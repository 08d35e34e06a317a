import { randomOf } from '../../support/differential/random.ts';
import { differences } from './compare.ts';
import { rewritten } from './rewrite.ts';
import { type Finding, shrunk } from './shrink.ts';
import type { Material } from './subjects.ts';

export interface Round {
  /** Rules times lines; each pair is asked in several ways and counted once. */
  readonly pairs: number;
  /** Pairs, and sequences, that match. */
  readonly differing: number;
  /** The first differences, as small as they get. */
  readonly findings: readonly Finding[];
}

/** A fault shows many times, and the first tell what it is. */
const SHRUNK = 3;

/** The rules over their events, each rewritten `times` times. */
export function roundOf({ subjects, events }: Material, seed: number, times: number): Round {
  const random = randomOf(seed);
  const lines = events.flatMap((event) => Array.from({ length: times }, () => rewritten(event, random)));
  const rules = subjects.map(({ ready }) => ready);
  const found = differences(rules, lines, random);
  return {
    pairs: rules.length * lines.length,
    differing: found.length,
    findings: found.slice(0, SHRUNK).map((difference) => shrunk(subjects, lines, difference)),
  };
}
