import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Translation } from '../../src/contract/index.ts';
import { readDocuments } from '../../src/documents/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { KNOWN_LANGUAGES } from '../../src/languages/index.ts';
import { source } from '../../src/source/index.ts';
import { type SigmaArtifact, type SigmaOptions, sigma } from '../../translators/sigma/index.ts';
import { shared } from './shared.ts';

/** One single-event rule and how it came through. */
interface Outcome {
  readonly file: string;
  readonly translation: Translation<SigmaArtifact>;
  readonly text: string | null;
}

type Taxonomy = SigmaOptions['taxonomy'];

const outcomes = new Map<Taxonomy, readonly Outcome[]>();
const skipped: string[] = [];

beforeAll(() => {
  const rules = singleEventRules();
  for (const taxonomy of ['ecs', 'sigma'] as const) {
    outcomes.set(
      taxonomy,
      rules.map(({ file, rule }) => {
        const translation = sigma.translate(rule, { taxonomy });
        return { file, translation, text: translation.status === 'refused' ? null : sigma.print(translation.artifact) };
      }),
    );
  }
});

function singleEventRules() {
  const folder = shared('rules/elastic-detection-rules');
  return globSync('**/*.toml', { cwd: folder })
    .sort()
    .flatMap((file) => {
      return documentsOf(`${folder}/${file}`, file).flatMap(({ query, meta }) => {
        const analysis = analyzeEql(query, { meta });
        if (!analysis.ok) skipped.push(`${file}: ${analysis.problems[0].message}`);
        return analysis.ok && analysis.value.rule.plan.kind === 'single' ? [{ file, rule: analysis.value.rule }] : [];
      });
    });
}

function documentsOf(path: string, name: string) {
  return readDocuments(source(readFileSync(path, 'utf8'), name), KNOWN_LANGUAGES).documents;
}

/** How many rules came through how, and why not: what sigma-target 7 counts over the whole repository. */
function table(list: readonly Outcome[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const count = (name: string) => rows.set(name, (rows.get(name) ?? 0) + 1);
  for (const { translation, text } of list) {
    count(translation.status);
    if (translation.status === 'exact') count(text?.includes('|re') ? 'exact with re' : 'exact without re');
    const losses = translation.status === 'lossy' ? translation.losses : [];
    for (const code of new Set(losses.map((loss) => loss.code))) count(`lossy: ${code}`);
    const reasons = translation.status === 'refused' ? translation.reasons : [];
    for (const code of new Set(reasons.map((reason) => reason.code))) count(`refused: ${code}`);
  }
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe.each(['ecs', 'sigma'] as const)('public rules in Sigma, %s names', (taxonomy) => {
  const texts = () => (outcomes.get(taxonomy) ?? []).flatMap(({ file, text }) => (text === null ? [] : [{ file, text }]));

  it('are valid against the official schema', () => {
    const ajv = new Ajv.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const valid = ajv.compile(JSON.parse(readFileSync(shared('schemas/sigma/sigma-detection-rule-schema.json'), 'utf8')));
    const failures = texts().flatMap(({ file, text }) =>
      valid(parse(text)) ? [] : [`${file}: ${ajv.errorsText(valid.errors)}`],
    );
    expect(failures).toEqual([]);
  });

  it('are one tree to loaders of YAML 1.1 and 1.2', () => {
    const differs = (text: string) =>
      [load(text), parse(text, { version: '1.1' })].some((tree) => !isDeepStrictEqual(tree, parse(text)));
    expect(texts().filter(({ text }) => differs(text))).toEqual([]);
  });

  it('keep the manners of a written rule', () => {
    const odd = texts().filter(
      ({ text }) =>
        /\|contains: ''|\|(neq|all|exists|windash|expand|fieldref|base64)\b|^ *- *$|[^\n\P{C}]/mu.test(text) ||
        !/[^\n]\n$/.test(text),
    );
    expect(odd.map(({ file }) => file)).toEqual([]);
    expect(
      texts()
        .filter(({ text }) => oneElementLists(parse(text).detection))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('have an id of their own each', () => {
    const ids = texts().map(({ text }) => String(parse(text).id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the two documents the project starts from', () => {
  const seeds = [
    ['000_81de064f17457ea8.txt', 4],
    ['001_911617c53413463d.txt', 3],
  ] as const;

  it.each(seeds)('%s is exact, down to every line of its detection', (name, references) => {
    const [document] = documentsOf(shared(`seeds/${name}`), name);
    const analysis = document === undefined ? null : analyzeEql(document.query, { meta: document.meta });
    const translation = analysis?.ok === true ? sigma.translate(analysis.value.rule) : null;
    expect(translation?.status).toBe('exact');
    const tree = translation?.status === 'exact' ? parse(sigma.print(translation.artifact)) : null;
    expect(tree).toMatchObject({
      title: 'Process Started from Process ID (PID) File',
      taxonomy: 'ecs',
      license: 'Elastic-2.0',
      author: 'Elastic',
      tags: ['attack.execution', 'attack.t1059'],
      logsource: { category: 'process_creation', product: 'linux' },
      level: 'high',
      detection: {
        selection: {
          'event.category|cased': 'process',
          'event.type|cased': 'start',
          'user.id': '0',
          'process.executable|re':
            '^/[Vv][Aa][Rr]/[Rr][Uu][Nn]/[0-9A-Z_a-z]+\\.([Pp][Ii][Dd]|[Ll][Oo][Cc][Kk]|[Rr][Ee][Bb][Oo][Oo][Tt])$',
        },
        condition: 'selection',
      },
    });
    expect(tree.references).toHaveLength(references);
    expect(tree.elastic.schedule).toEqual({ interval: '5m', from: 'now-9m', max_signals: 100 });
  });
});

/** Does a detection hold a list of one? */
function oneElementLists(node: unknown): boolean {
  if (Array.isArray(node)) return node.length < 2 || node.some(oneElementLists);
  return typeof node === 'object' && node !== null && Object.values(node).some(oneElementLists);
}

describe('how public single-event rules come through', () => {
  it('is counted', () => {
    for (const [taxonomy, list] of outcomes) {
      const lines = [...table(list)].map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`);
      process.stdout.write(`${taxonomy}: ${list.length} rules\n${lines.join('\n')}\n`);
    }
    process.stdout.write(`not understood:\n${skipped.map((line) => `  ${line}`).join('\n')}\n`);
    expect(outcomes.get('ecs')?.length).toBeGreaterThan(600);
  });

  it('is exact for all but a few under their own names, where only lengths are lossy', () => {
    const rows = table(outcomes.get('ecs') ?? []);
    const total = outcomes.get('ecs')?.length ?? 0;
    expect((rows.get('exact') ?? 0) / total).toBeGreaterThan(0.97);
    expect([...rows.keys()].filter((name) => name.startsWith('lossy: '))).toEqual(['lossy: sigma-length-characters']);
    expect([...rows.keys()].filter((name) => name.startsWith('refused: ')).every((name) => BLOCKERS.includes(name))).toBe(true);
  });
});

/** The blockers of sigma-target 7, as our codes. */
const BLOCKERS: readonly string[] = ['refused: sigma-two-fields', 'refused: sigma-computed-value', 'refused: sigma-ordered-text'];
