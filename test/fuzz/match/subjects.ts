import { streamRuleCompiler } from '../../../src/api/stream-rules.ts';
import type { RunSettings } from '../../../src/contract/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS, EMPTY_META, type Semantics } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { printExpression } from '../../../src/languages/eql/index.ts';
import { source } from '../../../src/source/index.ts';
import type { SeriesRule, StreamRule } from '../../../src/stream/index.ts';
import { randomCondition } from '../../support/differential/conditions.ts';
import { randomEvent } from '../../support/differential/events.ts';
import { SCHEMA } from '../../support/differential/mapping.ts';
import { type Random, randomOf } from '../../support/differential/random.ts';

export type Ready = StreamRule | SeriesRule;

/** A rule that the fast paths are tried on. */
export interface Subject {
  readonly query: string;
  readonly ready: Ready;
  /** The rule with another query; null: it cannot run, or its language is none that is made smaller. */
  readonly again: (query: string) => Ready | null;
}

/** Rules, and events that some of them match. */
export interface Material {
  readonly subjects: readonly Subject[];
  readonly events: readonly Event[];
}

const NOW = Date.UTC(2024, 1, 29, 12);

const SEMANTICS: readonly Semantics[] = [
  DEFAULT_SEMANTICS,
  { folding: 'unicode', functionWildcards: 'documented' },
  { folding: 'unicode', functionWildcards: 'engine' },
  { folding: 'ascii', functionWildcards: 'documented' },
];

/** Random rules and events of the differential test, in which everything collides; each rule in some way that Elasticsearch reads it. */
export function randomMaterial(seed: number, rules: number, events: number): Material {
  const random = randomOf(seed);
  const compile = streamRuleCompiler(NOW);
  const subjects: Subject[] = [];
  while (subjects.length < rules) {
    const query = randomQuery(random);
    const semantics = SEMANTICS[random.below(SEMANTICS.length)] ?? DEFAULT_SEMANTICS;
    const again = (text: string): Ready | null => {
      const { timestampField }: Pick<RunSettings, 'timestampField'> = { timestampField: '@timestamp' };
      const analysis = analyzeEql(source(text, 'rule'), { schema: SCHEMA, semantics, meta: { ...EMPTY_META, timestampField } });
      const ready = analysis.ok ? compile(analysis.value.rule, { id: text, name: text }) : null;
      return ready?.ok === true ? ready.value : null;
    };
    const ready = again(query);
    if (ready !== null) subjects.push({ query, ready, again });
  }
  return { subjects, events: Array.from({ length: events }, () => randomEvent(random)) };
}

function randomQuery(random: Random): string {
  const category = (): string => random.pick(['any', 'any', 'process', 'file']);
  const condition = (): string => printExpression(randomCondition(random, random.pick([1, 2, 2, 3])));
  if (!random.once(12)) return `${category()} where ${condition()}`;
  const items = Array.from({ length: 2 + random.below(2) }, () => `[${category()} where ${condition()}]`);
  const until = random.once(3) ? ` until [any where ${condition()}]` : '';
  return random.once(4)
    ? `sample by p.s ${items.join(' ')}`
    : `sequence${random.once(2) ? ' by p.s' : ''} with maxspan=1h ${items.join(' ')}${until}`;
}
