import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { onlookerOf } from '../../src/api/onlooker.ts';
import { parse } from '../../src/api/parse.ts';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import { createLooking, type Onlooker, type ShapeName } from '../../src/shapes/index.ts';
import { createStream, type StreamRule } from '../../src/stream/index.ts';
import { shared } from './shared.ts';

const SIGMAHQ = shared('other-rules/sigmahq');
const files = readdirSync(SIGMAHQ, { recursive: true, encoding: 'utf8' }).map((name) => join(SIGMAHQ, name));

interface Ready {
  readonly rule: StreamRule;
  readonly onlooker: Onlooker;
}

/** Every rule of the collection that asks single events, ready to run. */
const READY: readonly Ready[] = files
  .filter((file) => file.endsWith('.yml') && !file.includes('/regression_data/'))
  .flatMap((file) => parse(readFileSync(file, 'utf8'), { name: file }).rules)
  .flatMap(({ meaning }): readonly Ready[] => {
    if (!meaning.ok) return [];
    const { rule } = meaning.value;
    const compiled = streamRuleCompiler()(rule, { id: rule.meta.id ?? '', name: rule.meta.name ?? '' });
    return compiled.ok && 'matches' in compiled.value ? [{ rule: compiled.value, onlooker: onlookerOf(rule) }] : [];
  });

/** A recording with the rule that it has to trigger. */
interface Recording {
  readonly path: string;
  readonly rule: string;
}

const RECORDINGS = files
  .filter((file) => file.endsWith('info.yml'))
  .flatMap((file): readonly Recording[] => {
    const info = load(readFileSync(file, 'utf8')) as { readonly rule_metadata: readonly { readonly id: string }[] };
    const folder = dirname(file);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ path: join(folder, name), rule: info.rule_metadata[0]?.id ?? '' }));
  });

/** The rules that a recording triggers, by id. */
function triggered(path: string, shape: ShapeName | 'auto' = 'auto'): readonly string[] {
  const found = new Set<string>();
  const note = (rules: readonly number[]): void => {
    for (const index of rules) found.add(READY[index]?.rule.id ?? '');
  };
  const looking = createLooking(
    shape,
    READY.map(({ onlooker }) => onlooker),
  );
  const stream = createStream(
    READY.map(({ rule }) => rule),
    { form: 'any', looking, onMatch: ({ rules }) => note(rules) },
  );
  stream.push(readFileSync(path));
  expect(stream.end().badLineCount).toBe(0);
  return [...found];
}

describe('recordings of Windows events', () => {
  const known = new Set(READY.map(({ rule }) => rule.id));
  const ours = RECORDINGS.filter(({ rule }) => known.has(rule));

  it('are there, and nearly all rules that they name', () => {
    expect(RECORDINGS.length).toBeGreaterThanOrEqual(80);
    expect(ours.length).toBeGreaterThanOrEqual(RECORDINGS.length - 1);
  });

  it.each(ours.map(({ rule, path }) => [path.slice(SIGMAHQ.length), rule, path]))('%s', (_, rule, path) => {
    expect(triggered(path)).toContain(rule);
  });

  it('trigger few rules besides, and none of another log source', () => {
    const all = ours.flatMap(({ path }) => triggered(path));
    expect(all.length).toBeLessThan(3 * ours.length);
  });

  it('say nothing to rules when they are read as what they are not', () => {
    const [first] = ours;
    expect(first === undefined ? [] : triggered(first.path, 'winlogbeat')).not.toContain(first?.rule);
  });
});
