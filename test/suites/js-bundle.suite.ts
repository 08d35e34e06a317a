import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { generateCorpus } from '../../src/api/generate-corpus.ts';
import { parse } from '../../src/api/parse.ts';
import { compile, compileMatcher, createWorkshop } from '../../translators/js/index.ts';
import { bundleOfRules } from '../translators/js/bundle/support.ts';
import { shared, sized } from './shared.ts';

const folder = shared('rules/elastic-detection-rules');
const read = globSync('**/*.toml', { cwd: folder, absolute: true })
  .sort()
  .flatMap((file) => parse(readFileSync(file, 'utf8'), { name: file }).rules)
  .flatMap(({ syntax, meaning }): CheckableRule[] => (meaning.ok ? [{ syntax, ...meaning.value } as CheckableRule] : []));
const rules = read.map(({ rule }) => rule);

it('a bundle of all public rules answers each event as the module of each rule does', async () => {
  const bundle = await bundleOfRules(rules);
  const workshop = createWorkshop();
  const alone = rules.map((rule) => (rule.plan.kind === 'single' ? compile(rule, workshop) : null));
  let [compared, matched] = [0, 0];
  for (const one of read) {
    if (one.rule.plan.kind !== 'single') continue;
    for (const { event } of generateCorpus(one, { events: sized(8, 60) })) {
      const expected = alone.flatMap((made, place) => (made?.ok && made.value(event) ? [String(place)] : []));
      expect(bundle.match(event)).toEqual(expected);
      compared++;
      matched += expected.length;
    }
  }
  console.info(`${rules.length} rules, ${compared} events, ${matched} matches`);
  expect(compared).toBeGreaterThan(5000);
  expect(matched).toBeGreaterThan(1500);
});

it('a bundle of all public rules finds the sequences that the matcher of each rule finds', async () => {
  const places = [...rules.keys()].filter((place) => rules[place]?.plan.kind !== 'single');
  const series = places.flatMap((place) => rules.slice(place, place + 1));
  const options = { maxDelay: Number.POSITIVE_INFINITY };
  const together = (await bundleOfRules(series)).createMatcher(options);
  const matchers = series.map((rule) => {
    const made = compileMatcher(rule);
    if (!made.ok) throw new Error(`${rule.meta.name} was refused`);
    return made.value(options);
  });
  const found: (readonly unknown[])[] = series.map(() => []);
  const expected: (readonly unknown[])[] = series.map(() => []);
  const add = (lists: (readonly unknown[])[], place: number, more: readonly unknown[]) => {
    lists[place] = [...(lists[place] ?? []), ...more];
  };
  let number = 0;
  for (const place of places.filter((_, at) => at % sized(4, 1) === 0)) {
    const one = read[place];
    if (one === undefined) continue;
    for (const { event } of generateCorpus(one, { events: 100 })) {
      const ref = number++;
      for (const { rule, ...match } of together.push(event, ref)) add(found, Number(rule), [match]);
      for (const [at, matcher] of matchers.entries()) add(expected, at, matcher.push(event, ref));
    }
  }
  for (const { rule, ...match } of together.end()) add(found, Number(rule), [match]);
  for (const [at, matcher] of matchers.entries()) add(expected, at, matcher.end());
  const count = expected.reduce((sum, matches) => sum + matches.length, 0);
  console.info(`${series.length} sequences and samples, ${number} events, ${count} matches`);
  expect(count).toBeGreaterThan(100);
  expect(found).toEqual(expected);
});
