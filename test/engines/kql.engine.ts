import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { generateCorpus } from '../../corpus/index.ts';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { corpusOptionsOf, questionsOf } from '../../src/api/corpus-of.ts';
import { parse } from '../../src/api/parse.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { type OpenedEngines, openEngines } from '../../src/cli/external-engines/index.ts';
import { kqlReadOtherwise } from '../../src/engines/cluster/kql-text.ts';
import { kqlEngine } from '../../src/engines/index.ts';
import type { FieldType, Schema } from '../../src/event/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { shared, sized } from '../suites/shared.ts';

/** Every so-many-th rule, and how many events each is judged by. */
const STEP = sized(30, 1);
const EVENTS = sized(100, 200);

/** ECS in the types that a bare server has: modules of x-pack, which hold the others, are not published. */
const BARE: { readonly [T in FieldType]?: FieldType } = {
  wildcard: 'keyword',
  constant_keyword: 'keyword',
  version: 'keyword',
  match_only_text: 'text',
  scaled_float: 'double',
  unsigned_long: 'long',
};
const SCHEMA: Schema = {
  fields: new Map([...ecsSchema().fields].map(([name, facts]) => [name, { ...facts, type: BARE[facts.type] ?? facts.type }])),
};

/** Elastic's rules in a folder that are read, searched one event at a time. */
function rulesOf(folder: string): readonly CheckableRule[] {
  const path = shared(folder);
  return globSync('**/*.toml', { cwd: path })
    .sort()
    .filter((_, at) => at % STEP === 0)
    .flatMap((file): readonly CheckableRule[] => {
      const [parsed] = parse(readFileSync(`${path}/${file}`, 'utf8'), { name: file, schema: SCHEMA }).rules;
      if (parsed === undefined || !parsed.meaning.ok) return [];
      const { rule, schema } = parsed.meaning.value;
      return rule.plan.kind === 'single' ? [{ syntax: parsed.syntax, rule, schema }] : [];
    });
}

/** Elastic's own reader of KQL, `x-pack-kql`, beside ours. */
describe.each(inject('nodes').filter(({ name }) => name === 'elasticsearch-9.5.3'))('$name', ({ url }) => {
  let opened: OpenedEngines;
  beforeAll(async () => {
    const connection = { ca: null, insecure: false, timeout: 60_000 };
    opened = await openEngines({ requests: [{ name: 'elasticsearch', value: url }], connection }, {});
  });
  afterAll(() => opened.close());

  it('finds with the text of public KQL rules what our evaluator finds, event by event', async () => {
    const guests = opened.guests.flatMap((guest) => ('engine' in guest ? [guest.engine] : []));
    const cluster = guests.find(({ name }) => name === 'elasticsearch-kql');
    if (cluster === undefined) throw new Error('there is no KQL here');
    let compared = 0;
    const counts = { same: 0, readOtherwise: 0, unsupported: 0 };
    for (const subject of rulesOf('other-rules/elastic-detection-rules-kql')) {
      const { rule, schema } = subject;
      const events = [...generateCorpus(questionsOf(subject), { ...corpusOptionsOf({ rule, schema }, 1), events: EVENTS })].map(
        ({ event }) => event,
      );
      const { context: _, ...settings } = settingsOf(rule, schema);
      const answers = await Promise.all(
        [cluster, kqlEngine('kql', 'kibana')].map(async (engine) => {
          const loaded = await engine.load(events, settings);
          const verdict = await loaded.run(rule.query);
          await loaded.close();
          return { rejected: new Set((loaded.rejected ?? []).map(({ id }) => id)), verdict };
        }),
      );
      const [there, here] = answers;
      if (there === undefined || here === undefined) throw new Error('two were asked');
      if (kqlReadOtherwise(rule.query) !== null) {
        counts.readOtherwise++;
        expect(there.verdict.status).toBe('unsupported');
        continue;
      }
      if (here.verdict.status === 'unsupported') {
        counts.unsupported++;
        continue;
      }
      if (there.verdict.status !== 'answered' || here.verdict.status !== 'answered')
        throw new Error(`${rule.meta.name}: ${JSON.stringify([there.verdict, here.verdict]).slice(0, 400)}`);
      const kept = ({ matches }: typeof here.verdict) =>
        matches
          .flat()
          .filter((id) => !there.rejected.has(id))
          .sort((a, b) => a - b);
      expect([rule.meta.name, kept(there.verdict)]).toEqual([rule.meta.name, kept(here.verdict)]);
      counts.same++;
      compared += events.length - there.rejected.size;
    }
    console.info(`${JSON.stringify(counts)}, ${compared} events compared`);
    expect(counts.same).toBeGreaterThan(400 / STEP);
  });
});

it('has a server to ask: elasticsearch-9.5.3 where EQLIBRIUM_NODES names it', () => {
  expect(inject('nodes')).not.toEqual([]);
});
