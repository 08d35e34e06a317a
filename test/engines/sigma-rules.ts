import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { parse } from '../../src/api/parse.ts';
import { translate } from '../../src/api/translate.ts';
import type { RunSettings } from '../../src/contract/index.ts';
import type { Event } from '../../src/event/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { shared } from '../suites/shared.ts';

/** A public rule that Sigma can say, with its Sigma text. */
export interface SigmaSubject extends CheckableRule {
  readonly file: string;
  readonly text: string;
}

/** Every so-many-th public rule that Sigma can say, of the kind asked for, from some rule on. */
export function sigmaSubjects(step: number, kind: 'single' | 'several' | 'all', first = 0): readonly SigmaSubject[] {
  const folder = shared('rules/elastic-detection-rules');
  const files = globSync('**/*.toml', { cwd: folder }).sort();
  return files
    .filter((_, at) => at % step === first)
    .flatMap((file): readonly SigmaSubject[] => {
      const [parsed] = parse(readFileSync(`${folder}/${file}`, 'utf8'), { name: file }).rules;
      if (parsed === undefined || !parsed.meaning.ok) return [];
      const { rule, schema } = parsed.meaning.value;
      if (kind !== 'all' && (rule.plan.kind === 'single') !== (kind === 'single')) return [];
      const translated = translate(rule, 'sigma');
      return translated.status === 'refused' ? [] : [{ file, syntax: parsed.syntax, rule, schema, text: translated.text }];
    });
}

/** Texts are keywords, as in ECS; the examples have no fields of other types. */
const KEYWORDS = { dynamic_templates: [{ texts: { match_mapping_type: 'string', mapping: { type: 'keyword' } } }] } as const;

/** The settings of a run over events of ECS. */
export const SETTINGS: RunSettings = {
  schema: ecsSchema(),
  semantics: { folding: 'ascii', functionWildcards: 'engine' },
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
  mappings: { elasticsearch: KEYWORDS, opensearch: KEYWORDS },
};

/** A Sigma rule around a detection, as the examples of known differences have it. */
export function ruleAround(detection: string): string {
  const lines = detection.split('\n').map((line) => `    ${line}`);
  return [
    'title: Example',
    'id: 6c1e4f0a-3a0e-5d8f-9a55-5a3b7c1d2e4f',
    'taxonomy: ecs',
    'logsource:',
    '    category: process_creation',
    'detection:',
    ...lines,
    '',
  ].join('\n');
}

/** An event of an example with what every event has. */
export function complete(event: Event): Event {
  return { '@timestamp': '2026-01-15T12:00:00.000Z', 'event.category': 'process', ...event };
}
