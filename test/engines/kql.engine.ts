import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { generateCorpus } from '../../corpus/index.ts';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { corpusOptionsOf, questionsOf } from '../../src/api/corpus-of.ts';
import { parse } from '../../src/api/parse.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { translate } from '../../src/api/translate.ts';
import { type OpenedEngines, openEngines } from '../../src/cli/external-engines/index.ts';
import type { Engine } from '../../src/contract/index.ts';
import { kqlReadOtherwise } from '../../src/engines/cluster/kql-text.ts';
import { kqlEngine } from '../../src/engines/index.ts';
import type { EventId, FieldType, Schema } from '../../src/event/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { shared, sized } from '../suites/shared.ts';

/** Every so-many-th rule, and how many events each is judged by. */
const STEP = sized(30, 1);
const EVENTS = sized(100, 200);
/** As much of the rules in EQL. */
const EQL_STEP = sized(30, 4);
const EQL_EVENTS = 60;

/**
 * ECS in the types that a bare server has: modules of x-pack, which hold the others, are not published. Nor is that of analyzers of the type
 * pattern, so that every text has the standard one here, for the server and for us.
 */
const BARE: { readonly [T in FieldType]?: FieldType } = {
  wildcard: 'keyword',
  constant_keyword: 'keyword',
  version: 'keyword',
  match_only_text: 'text',
  scaled_float: 'double',
  unsigned_long: 'long',
};
const SCHEMA: Schema = {
  fields: new Map(
    [...ecsSchema().fields].map(([name, { analyzer: _, ...facts }]) => [
      name,
      { ...facts, type: BARE[facts.type] ?? facts.type },
    ]),
  ),
};

/** Every so-many-th of Elastic's rules in a folder that is read and asks of one event at a time. */
function rulesOf(folder: string, step: number): readonly CheckableRule[] {
  const path = shared(folder);
  return globSync('**/*.toml', { cwd: path })
    .sort()
    .filter((_, at) => at % step === 0)
    .flatMap((file): readonly CheckableRule[] => {
      const [parsed] = parse(readFileSync(`${path}/${file}`, 'utf8'), { name: file, schema: SCHEMA }).rules;
      if (parsed === undefined || !parsed.meaning.ok) return [];
      const { rule, schema } = parsed.meaning.value;
      return rule.plan.kind === 'single' ? [{ syntax: parsed.syntax, rule, schema }] : [];
    });
}

interface Counts {
  same: number;
  /** Queries that the server is known to read otherwise than Kibana does. */
  readOtherwise: number;
  /** Rules that ask a field and one below it, for which no index can be made. */
  unmapped: number;
  unsupported: number;
  events: number;
}

/** Adds to the counts what a query finds there and here, among the events that the server takes; fails where that differs. */
async function compare(there: Engine, text: string, { rule, syntax, schema }: CheckableRule, events: number, counts: Counts) {
  const corpus = generateCorpus(questionsOf({ rule, syntax, schema }), { ...corpusOptionsOf({ rule, schema }, 1), events });
  const drawn = [...corpus].map(({ event }) => event);
  const { context: _, ...settings } = settingsOf(rule, schema);
  const asked = async (engine: Engine) => {
    const loaded = await engine.load(drawn, settings);
    const verdict = await loaded.run(text);
    await loaded.close();
    return { rejected: new Set((loaded.rejected ?? []).map(({ id }) => id)), verdict };
  };
  const [{ rejected, verdict: theirs }, { verdict: ours }] = await Promise.all([asked(there), asked(kqlEngine('kql', 'kibana'))]);
  if (theirs.status === 'failed' && theirs.message.includes('with an object mapping')) {
    counts.unmapped++;
    return;
  }
  if (kqlReadOtherwise(text) !== null) {
    counts.readOtherwise++;
    expect(theirs.status).toBe('unsupported');
    return;
  }
  if (ours.status === 'unsupported') {
    counts.unsupported++;
    return;
  }
  if (theirs.status !== 'answered' || ours.status !== 'answered')
    throw new Error(`${rule.meta.name}: ${JSON.stringify([theirs, ours]).slice(0, 400)}`);
  const kept = (matches: readonly (readonly EventId[])[]) =>
    matches
      .flat()
      .filter((id) => !rejected.has(id))
      .sort((one, other) => one - other);
  expect([rule.meta.name, kept(theirs.matches)]).toEqual([rule.meta.name, kept(ours.matches)]);
  counts.same++;
  counts.events += drawn.length - rejected.size;
}

/** Elastic's own reader of KQL, `x-pack-kql`, beside ours. */
describe.each(inject('nodes').filter(({ name }) => name === 'elasticsearch-9.5.3'))('$name', ({ url }) => {
  let opened: OpenedEngines;
  beforeAll(async () => {
    const connection = { ca: null, insecure: false, timeout: 60_000 };
    opened = await openEngines({ requests: [{ name: 'elasticsearch', value: url }], connection }, {});
  });
  afterAll(() => opened.close());

  function server(): Engine {
    const guests = opened.guests.flatMap((guest) => ('engine' in guest ? [guest.engine] : []));
    const found = guests.find(({ name }) => name === 'elasticsearch-kql');
    if (found === undefined) throw new Error('there is no KQL here');
    return found;
  }

  it('finds with the text of public KQL rules what our evaluator finds, event by event', async () => {
    const counts: Counts = { same: 0, readOtherwise: 0, unmapped: 0, unsupported: 0, events: 0 };
    for (const subject of rulesOf('other-rules/elastic-detection-rules-kql', STEP))
      await compare(server(), subject.rule.query, subject, EVENTS, counts);
    console.info(JSON.stringify(counts));
    expect(counts.same).toBeGreaterThan(400 / STEP);
  });

  it('finds with the KQL that is printed of public EQL rules what our evaluator finds, event by event', async () => {
    const counts: Counts = { same: 0, readOtherwise: 0, unmapped: 0, unsupported: 0, events: 0 };
    for (const subject of rulesOf('rules/elastic-detection-rules', EQL_STEP)) {
      const printed = translate(subject.rule, 'kql');
      if (printed.status !== 'refused') await compare(server(), printed.text, subject, EQL_EVENTS, counts);
    }
    console.info(JSON.stringify(counts));
    expect(counts.same).toBeGreaterThan(200 / EQL_STEP);
  });
});

it('has a server to ask: elasticsearch-9.5.3 where EQLIBRIUM_NODES names it', () => {
  expect(inject('nodes')).not.toEqual([]);
});
