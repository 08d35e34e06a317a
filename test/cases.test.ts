import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../src/api/check.ts';
import { parse } from '../src/api/parse.ts';
import { schemaFromMapping } from '../src/schema/index.ts';
import type { Case } from './differential/as-case.ts';
import { askOracle, isAnnounced, runnersFor } from './differential/ask.ts';
import { run } from './support/memory-host.ts';
import { printedMatches, sorted } from './support/printed-matches.ts';

/** Rules, events and the right answer as data, in the form of the cases beside the project: what `npm run differential` found is kept here. */
const FOLDER = fileURLToPath(new URL('cases', import.meta.url));
const CASES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .flatMap((file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as readonly Case[]);

describe('a kept case', () => {
  it('has a name of its own', () => {
    const names = CASES.map(({ id }) => id);
    expect(names).toEqual([...new Set(names)]);
    expect(names.length).toBeGreaterThan(0);
  });

  it.each(CASES.map((one) => [one.id, one] as const))('%s comes out of the command line', async (_, one) => {
    const { rule, events, mapping, expect: wanted } = one;
    const { command = 'match $DIR/rule.eql $DIR/events.ndjson --ids --mapping $DIR/mapping.json' } = one;
    const ndjson = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    const files = { 'rule.eql': rule, 'events.ndjson': ndjson, 'mapping.json': JSON.stringify(mapping) };
    const { exitCode, out, err } = await run(command.replaceAll('$DIR/', '').split(' '), { files });
    expect(exitCode, err).toBe(0);
    const found = printedMatches(out);
    expect(sorted(found)).toBe(sorted(wanted.matches));
  });

  it.each(CASES.map((one) => [one.id, one] as const))('%s means the same to the oracle and to every engine', async (_, one) => {
    const { matches } = one.expect;
    const schema = schemaFromMapping(one.mapping);
    if (!schema.ok) throw new Error(JSON.stringify(schema.problems));
    const flag = (name: string): string | undefined => new RegExp(`${name} (\\S+)`).exec(one.command ?? '')?.[1];
    const semantics = {
      folding: flag('--folding') === 'unicode' ? 'unicode' : 'ascii',
      functionWildcards: flag('--function-wildcards') === 'documented' ? 'documented' : 'engine',
    } as const;
    const [parsed] = parse(one.rule, { schema: schema.schema, semantics }).rules;
    if (parsed === undefined || !parsed.meaning.ok) throw new Error('the rule is not understood');
    const { rule } = parsed.meaning.value;
    const settings = { ...settingsOf(rule, parsed.meaning.value.schema), now: Date.UTC(2024, 1, 29, 12) };
    const truth = await askOracle(rule.query, one.events, settings);
    expect(typeof truth === 'string' ? truth : sorted(truth.matches)).toBe(sorted(matches));
    for (const runner of runnersFor(rule.plan.kind)) {
      const prepared = runner.prepare(rule);
      if ('refused' in prepared) continue;
      const said = await prepared.run(one.events, settings);
      if (typeof said === 'string') throw new Error(`${runner.name}: ${said}`);
      if (sorted(said.matches) !== sorted(matches))
        expect([runner.name, isAnnounced(prepared.effects, said.matches.length > matches.length)]).toEqual([runner.name, true]);
    }
  });
});
