import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateCorpus } from '../../../src/api/generate-corpus.ts';
import { type ParsedRule, parse } from '../../../src/api/parse.ts';
import { streamRuleCompiler } from '../../../src/api/stream-rules.ts';
import type { Event } from '../../../src/event/index.ts';
import { randomOf } from '../../support/differential/random.ts';
import type { Material, Subject } from './subjects.ts';

const ROOT = fileURLToPath(new URL('../../../../shared/', import.meta.url));

/** Files of public rules beside the project; none where they are not. */
export function sharedFiles(): readonly string[] {
  return ['rules', 'other-rules'].flatMap((name) => (existsSync(join(ROOT, name)) ? filesIn(join(ROOT, name)) : [])).sort();
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : /\.(toml|yml)$/.test(path) ? [path] : []));
}

/** Some of these rules, in every language, with events of the corpus of each. */
export function sharedMaterial(files: readonly string[], seed: number, rules: number, eventsARule: number): Material {
  const random = randomOf(seed);
  const compile = streamRuleCompiler(Date.UTC(2024, 1, 29, 12));
  const subjects: Subject[] = [];
  const events: Event[] = [];
  for (let tries = 0; subjects.length < rules && tries < rules * 3; tries++) {
    const file = files[random.below(files.length)];
    for (const rule of file === undefined ? [] : parse(readFileSync(file, 'utf8'), { name: file }).rules) {
      if (!rule.meaning.ok) continue;
      const { text: query } = rule.document.query;
      const ready = compile(rule.meaning.value.rule, { id: query, name: query });
      if (!ready.ok) continue;
      subjects.push({ query, ready: ready.value, again: () => null });
      events.push(...eventsOf(rule, eventsARule, seed));
    }
  }
  return { subjects, events };
}

function eventsOf({ meaning, syntax }: ParsedRule, events: number, seed: number): readonly Event[] {
  return meaning.ok ? Array.from(generateCorpus({ ...meaning.value, syntax }, { events, seed }), ({ event }) => event) : [];
}
