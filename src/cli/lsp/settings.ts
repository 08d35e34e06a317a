import { isAbsolute, join } from 'node:path';
import { TARGET_NAMES, type TargetName } from '../../../translators/index.ts';
import type { EditorSettings } from '../../editor/settings.ts';
import { similar } from '../../source/index.ts';
import { type Host, UsageError } from '../host/host.ts';
import { readMapping } from '../options/mapping.ts';
import { placeholdersOf, readPipelines } from '../options/pipelines.ts';
import { type RuleOptions, readingOf } from '../rules/index.ts';

/** What the command line says. */
export interface LspOptions extends RuleOptions {
  readonly to?: readonly string[];
}

type Values = { readonly [name: string]: unknown };

/** The settings of an editor, by the names of the options of the command line: what a value has to be, in words, and whether it is. */
const SETTINGS: { readonly [name: string]: { readonly words: string; readonly fits: (value: unknown) => boolean } } = {
  mapping: { words: 'the path of a mapping', fits: isText },
  folding: { words: 'ascii or unicode', fits: (value) => value === 'ascii' || value === 'unicode' },
  'function-wildcards': { words: 'engine or documented', fits: (value) => value === 'engine' || value === 'documented' },
  'strict-fields': { words: 'true or false', fits: (value) => typeof value === 'boolean' },
  pipeline: { words: 'a list of paths', fits: isTexts },
  'pipeline-reverse': { words: 'true or false', fits: (value) => typeof value === 'boolean' },
  field: { words: 'an object of names', fits: (value) => isValues(value) && Object.values(value).every(isText) },
  placeholder: { words: 'an object of lists of values', fits: (value) => isValues(value) && Object.values(value).every(isTexts) },
  to: { words: `a list of ${TARGET_NAMES.join(', ')}`, fits: (value) => isTexts(value) && value.every(isTarget) },
};

/** What the command line says, and what an editor says above it. Paths count from `root`. */
export async function settingsFrom(
  given: unknown,
  options: LspOptions,
  root: string | null,
  host: Host,
): Promise<{ readonly settings: EditorSettings; readonly problems: readonly string[] }> {
  const { values, problems } = fitting(given);
  const pathOf = (path: string): string => (root === null || isAbsolute(path) ? path : join(root, path));
  const own: RuleOptions = {
    ...options,
    ...(typeof values['folding'] === 'string' ? { folding: values['folding'] } : {}),
    ...(typeof values['function-wildcards'] === 'string' ? { functionWildcards: values['function-wildcards'] } : {}),
    ...(typeof values['strict-fields'] === 'boolean' ? { strictFields: values['strict-fields'] } : {}),
  };
  const more: { -readonly [Name in keyof RuleOptions]: RuleOptions[Name] } = {};
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push([error.message, ...error.details].join(' '));
    }
  };
  const { mapping } = values;
  if (isText(mapping))
    await attempt(async () => {
      more.schema = await readMapping(pathOf(mapping), host);
    });
  await attempt(async () => {
    const names = namesOf(values, pathOf);
    if (names === null) return;
    const pipelines = await readPipelines(names, host);
    if (pipelines !== null) more.pipelines = pipelines;
    more.placeholders = placeholdersOf(names, pipelines);
  });
  const all: RuleOptions = { ...own, ...more };
  const targets = isTexts(values['to']) ? values['to'] : (options.to ?? []);
  return {
    settings: {
      reading: readingOf(all),
      ...(all.pipelines === undefined ? {} : { pipelines: all.pipelines }),
      targets: targets.filter(isTarget),
    },
    problems,
  };
}

function namesOf(values: Values, pathOf: (path: string) => string) {
  const { pipeline, field, placeholder, 'pipeline-reverse': reverse } = values;
  if (pipeline === undefined && field === undefined && placeholder === undefined && reverse === undefined) return null;
  return {
    pipeline: isTexts(pipeline) ? pipeline.map(pathOf) : [],
    ...(isValues(field) ? { field: new Map(Object.entries(field).map(([name, other]) => [name, String(other)])) } : {}),
    ...(reverse === true ? { pipelineReverse: true } : {}),
    ...(isValues(placeholder)
      ? { placeholder: new Map(Object.entries(placeholder).map(([name, list]) => [name, isTexts(list) ? list : []])) }
      : {}),
  };
}

/** The settings that there are, and what is wrong with the others. */
function fitting(given: unknown): { readonly values: Values; readonly problems: string[] } {
  if (given === undefined || given === null) return { values: {}, problems: [] };
  if (!isValues(given)) return { values: {}, problems: ['the settings are no object'] };
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const row = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
    if (value === null || value === undefined) continue;
    if (row === undefined) {
      const [best] = similar(name, Object.keys(SETTINGS));
      problems.push(`there is no setting ${name.slice(0, 60)}${best === undefined ? '' : `; did you mean ${best}?`}`);
    } else if (row.fits(value)) values[name] = value;
    else problems.push(`the setting ${name} is ${row.words}`);
  }
  return { values, problems };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a word names a target. */
export function isTarget(name: string): name is TargetName {
  return TARGET_NAMES.some((one) => one === name);
}
