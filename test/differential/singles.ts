import { enginesFor } from '../../src/api/engines.ts';
import { translate } from '../../src/api/translate.ts';
import type { RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/index.ts';
import { DEFAULT_SEMANTICS, type Rule, type Semantics } from '../../src/ir/index.ts';
import { printExpression } from '../../src/languages/eql/index.ts';
import { randomCondition } from '../support/differential/conditions.ts';
import { randomEvent } from '../support/differential/events.ts';
import { excuseFor } from '../support/differential/excused.ts';
import { SCHEMA } from '../support/differential/mapping.ts';
import { randomOf } from '../support/differential/random.ts';
import { isAnnounced, understand } from './ask.ts';
import type { Finding, Round } from './finding.ts';
import { matchBytes } from './match-bytes.ts';
import { writeJson } from './write-json.ts';

/** All readings that versions and settings of Elasticsearch differ in. */
const SEMANTICS: readonly Semantics[] = [
  DEFAULT_SEMANTICS,
  { folding: 'unicode', functionWildcards: 'documented' },
  { folding: 'unicode', functionWildcards: 'engine' },
  { folding: 'ascii', functionWildcards: 'documented' },
];

const CONDITIONS = 125;
const EVENTS = 60;

/** Random conditions over random events: every engine, and the bytes of `match`, against the oracle. */
export async function singlesRound(seed: number, conditions = CONDITIONS): Promise<Round> {
  const random = randomOf(seed);
  const events = Array.from({ length: EVENTS }, () => randomEvent(random));
  const settings: RunSettings = {
    schema: SCHEMA,
    semantics: SEMANTICS[random.below(SEMANTICS.length)] ?? DEFAULT_SEMANTICS,
    now: Date.UTC(2024, 1, 29, 12),
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };
  const judge = await oracle.load(events, settings);
  const engines = await Promise.all(
    enginesFor('single').map(async (engine) => ({ engine, loaded: await engine.load(events, settings) })),
  );
  const tally = new Map<string, number>();
  const count = (outcome: string): void => void tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const findings: Finding[] = [];
  let comparisons = 0;
  const asked: { readonly rule: Rule; readonly query: string; readonly truth: Truth }[] = [];
  const compare = (engine: string, query: string, truth: Truth, answered: ReadonlySet<number> | string, announced: Announced) => {
    if (typeof answered === 'string') {
      findings.push({ seed, engine, query, settings, events, expected: listed(truth.matches), answered });
      return;
    }
    count(`${engine} compared`);
    for (const [id, event] of events.entries()) {
      if (truth.open.has(id)) continue;
      comparisons++;
      const [means, says] = [truth.matches.has(id), answered.has(id)];
      if (means === says || announced(says)) continue;
      const excuse = excuseFor({ engine, query, event });
      if (excuse !== null) {
        count(`excused: ${engine} ${excuse}`);
        continue;
      }
      findings.push({
        seed,
        engine,
        query,
        settings,
        events: [event],
        expected: means ? [[0]] : [],
        answered: says ? [[0]] : [],
      });
      return;
    }
  };
  for (let number = 0; number < conditions; number++) {
    const category = random.pick(['any', 'any', 'process', 'file']);
    const query = `${category} where ${printExpression(randomCondition(random))}`;
    const understood = understand(query, settings);
    if (!('rule' in understood)) {
      for (const code of understood.codes) count(`not analysed: ${code}`);
      continue;
    }
    const { rule } = understood;
    const verdict = await judge.run(query);
    if (verdict.status !== 'answered') {
      const answered = verdict.status === 'failed' ? verdict.message : verdict.reason;
      findings.push({ seed, engine: 'oracle', query, settings, events, expected: [], answered });
      continue;
    }
    const truth: Truth = {
      matches: new Set(verdict.matches.flat()),
      open: new Set((verdict.unanswered ?? []).map(({ id }) => id)),
    };
    count(truth.matches.size === 0 ? 'matches none' : truth.matches.size === events.length ? 'matches all' : 'matches some');
    asked.push({ rule, query, truth });
    for (const { engine, loaded } of engines) {
      const translated = translate(rule, engine.runs);
      if (translated.status === 'refused') {
        for (const { code } of translated.reasons) count(`refused: ${code}`);
        continue;
      }
      const effects = translated.losses.map(({ effect }) => effect);
      const said = await loaded.run(translated.text);
      // The evaluator of KQL has no answer to dates with a format and the order of versions, by itself or within a rule for Kibana.
      if (said.status === 'unsupported' && (engine.runs === 'kql' || engine.runs === 'kibana')) {
        count(`unsupported: ${engine.name} ${said.reason}`);
        continue;
      }
      const answered = said.status === 'answered' ? new Set(said.matches.flat()) : JSON.stringify(said);
      compare(engine.name, query, truth, answered, (says) => isAnnounced(effects, says));
    }
  }
  const lines = events.map((event) => `${writeJson(event, random)}\n`).join('');
  const all = matchBytes(
    asked.map(({ rule }) => rule),
    new TextEncoder().encode(lines),
    settings.now,
  );
  for (const [at, { query, truth }] of asked.entries()) {
    const matches = all[at];
    if (matches === null || matches === undefined) count('match does not compile');
    else compare('match', query, truth, new Set(matches.flat()), () => false);
  }
  return { comparisons, findings, tally: Object.fromEntries(tally) };
}

interface Truth {
  readonly matches: ReadonlySet<number>;
  /** Events that the oracle has no answer for. */
  readonly open: ReadonlySet<number>;
}

type Announced = (answered: boolean) => boolean;

function listed(ids: ReadonlySet<number>): Finding['expected'] {
  return [...ids].map((id) => [id]);
}
