import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { loadAll } from 'js-yaml';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readDocuments } from '../../src/documents/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { KNOWN_LANGUAGES } from '../../src/languages/index.ts';
import { source } from '../../src/source/index.ts';
import { type SigmaOptions, sigma } from '../../translators/sigma/index.ts';
import { shared } from './shared.ts';

/** The public rules that relate several events. */
const RULES = globSync('**/*.toml', { cwd: shared('rules'), absolute: true })
  .sort()
  .flatMap((file) => readDocuments(source(readFileSync(file, 'utf8'), file), KNOWN_LANGUAGES).documents)
  .flatMap(({ query, meta }): readonly Rule[] => {
    const analysis = analyzeEql(query, { meta });
    return analysis.ok && analysis.value.rule.plan.kind !== 'single' ? [analysis.value.rule] : [];
  });

/** What sigma-target 7 counts over the whole repository, of which the shared rules are a part. */
const PUBLISHED = {
  'mapped, without runs and pipes': 174,
  runs: 23,
  'no maxspan': 13,
  'blocked leaf': 5,
  pipe: 2,
  missing: 2,
  until: 1,
};

interface Outcome {
  readonly name: string;
  readonly how: string;
  readonly codes: readonly string[];
  readonly text: string | null;
}

function outcomesOf(taxonomy: SigmaOptions['taxonomy']): readonly Outcome[] {
  return RULES.map((rule) => {
    const translation = sigma.translate(rule, { taxonomy });
    const name = rule.meta.name ?? '';
    if (translation.status === 'refused') {
      return { name, how: 'refused', codes: translation.reasons.map(({ code }) => code), text: null };
    }
    const [outer] = translation.artifact.documents;
    const how = `${translation.status} ${outer.kind === 'correlation' ? outer.correlation.type : outer.kind}`;
    const codes = translation.status === 'lossy' ? translation.losses.map(({ code }) => code) : [];
    return { name, how, codes, text: sigma.print(translation.artifact) };
  });
}

function validator(schema: string) {
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const valid = ajv.compile(JSON.parse(readFileSync(shared(`schemas/sigma/${schema}.json`), 'utf8')));
  return (document: unknown) => (valid(document) ? [] : [ajv.errorsText(valid.errors)]);
}

/** Is this document a correlation? */
function relates(document: unknown): document is { readonly correlation: Correlation; readonly generate: unknown } {
  return typeof document === 'object' && document !== null && 'correlation' in document;
}

interface Correlation {
  readonly rules: readonly string[];
  readonly 'group-by': readonly string[];
  readonly aliases?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function nameOf(document: unknown): readonly string[] {
  return typeof document === 'object' && document !== null && 'name' in document ? [String(document.name)] : [];
}

describe.each(['ecs', 'sigma'] as const)('public sequences and samples in Sigma, %s names', (taxonomy) => {
  const outcomes = outcomesOf(taxonomy);
  const sets = outcomes.flatMap(({ name, text }) => (text === null ? [] : [{ name, text, documents: trees(text) }]));

  it('are valid against the official schemas, document by document', () => {
    const correlation = validator('sigma-correlation-rules-schema');
    const detection = validator('sigma-detection-rule-schema');
    const failures = sets.flatMap(({ name, documents }) =>
      documents.flatMap((document) =>
        (relates(document) ? correlation : detection)(document).map((problem) => `${name}: ${problem}`),
      ),
    );
    expect(failures).toEqual([]);
    expect(sets.length).toBeGreaterThan(10);
  });

  it('are one tree to loaders of YAML 1.1 and 1.2', () => {
    const differs = (text: string) =>
      [loadAll(text), trees(text, '1.1')].some((others) => !isDeepStrictEqual(others, trees(text)));
    expect(sets.filter(({ text }) => differs(text)).map(({ name }) => name)).toEqual([]);
  });

  it('refer to each of their parts once, in order, and to nothing else', () => {
    for (const { documents } of sets) {
      const [outer] = documents;
      if (!relates(outer)) throw new Error('the first document relates nothing');
      const referred = documents.filter(relates).flatMap(({ correlation }) => correlation.rules);
      expect([...referred].sort()).toEqual(documents.flatMap(nameOf).sort());
      const names = new Set(outer.correlation.rules);
      expect(documents.flatMap(nameOf).filter((name) => names.has(name))).toEqual(outer.correlation.rules);
      for (const fields of Object.values(outer.correlation.aliases ?? {})) {
        expect(Object.keys(fields)).toEqual(outer.correlation.rules);
      }
    }
  });

  it('have names and ids that no other rule has, and parts that do not alert', () => {
    const documents = sets.flatMap((set) => set.documents);
    const names = documents.flatMap(nameOf);
    const ids = documents.map((document) => (document as { id: string }).id);
    expect([new Set(names).size, new Set(ids).size]).toEqual([names.length, ids.length]);
    for (const document of documents.filter(relates)) expect(document.generate).toBe(false);
  });

  it('come through as counted', () => {
    const counts = new Map<string, number>();
    for (const { how, codes } of outcomes) {
      for (const row of [how, ...new Set(codes.map((code) => `  ${how.split(' ')[0]}: ${code}`))]) {
        counts.set(row, (counts.get(row) ?? 0) + 1);
      }
    }
    const lines = [...counts].sort().map(([row, count]) => `  ${String(count).padStart(4)}  ${row}\n`);
    process.stdout.write(`${taxonomy}: ${RULES.length} sequences and samples\n${lines.join('')}`);
    process.stdout.write(`  sigma-target 7, of 217 sequences: ${JSON.stringify(PUBLISHED)}\n`);
    expect(outcomes.length).toBe(171);
  });
});

it('public sequences and samples in Sigma are refused only for what correlations have no words for', () => {
  const refused = outcomesOf('ecs').filter(({ how }) => how === 'refused');
  const allowed = new Set(['sigma-no-maxspan', 'sigma-until', 'sigma-missing-event', 'sigma-two-fields', 'sigma-computed-value']);
  expect(refused.flatMap(({ codes }) => codes).filter((code) => !allowed.has(code))).toEqual([]);
  expect(refused.length).toBe(15);
});

function trees(text: string, version: '1.1' | '1.2' = '1.2'): readonly unknown[] {
  return parseAllDocuments(text, { version }).map((document) => document.toJS());
}
