import type { ParsedRule, ParseOptions, Problem } from '../../api/parse.ts';
import {
  type Pipeline,
  type Pipelines,
  placeholdersIn,
  readPipelineText,
  throughPipelines,
  unknownIds,
  unusedNames,
} from '../../api/pipelines.ts';
import type { Schema } from '../../event/index.ts';
import { withFieldName, withPlaceholder } from '../../pipelines/assignments.ts';
import { schemaFromMapping } from '../../schema/index.ts';
import { type Diagnostic, locate, type Source, source, thrownMessage } from '../../source/index.ts';
import { type OptionName, type RuleOptions, sameOptions } from '../options.ts';
import type { OptionWord } from './work.ts';

/** What the options of the page give the reader of rules. */
export interface Given {
  readonly parse: Pick<ParseOptions, 'schema' | 'placeholders'>;
  /** Null: fields have their own names. */
  readonly pipelines: Pipelines | null;
  /** What is wrong with options, and what of them has no effect. */
  readonly words: readonly OptionWord[];
}

/** More problems of one option than these nobody reads. */
const MOST_WORDS = 20;

let last: { readonly options: RuleOptions; readonly given: Given } | null = null;

/** Reads what somebody wrote into the options, once for all texts that are typed while they stand. No text makes it throw. */
export function givenBy(options: RuleOptions): Given {
  if (last === null || !sameOptions(last.options, options)) last = { options, given: readGiven(options) };
  return last.given;
}

function readGiven(options: RuleOptions): Given {
  const words: OptionWord[] = [];
  const tell = (option: OptionName, message: string, line: number | null = null, more: Partial<OptionWord> = {}): void => {
    if (words.filter((word) => word.option === option).length < MOST_WORDS)
      words.push({ option, gravity: 'error', message, line, code: null, ...more });
  };
  const schema = schemaIn(options.mapping, (message) => tell('mapping', message));
  const pipelines = pipelinesIn(options.pipeline, (place, gravity, diagnostics) => {
    for (const { message, code, span } of diagnostics)
      tell('pipeline', message, locate(place, span.start).line, { gravity, code });
  });
  const field = linesOf(options.field, withFieldName, (message, line) => tell('field', message, line));
  const placeholder = linesOf(options.placeholder, withPlaceholder, (message, line) => tell('placeholder', message, line));
  if (options.pipelineReverse && pipelines.length === 0) tell('pipelineReverse', 'It turns pipelines round, and there is none.');
  return {
    parse: {
      ...(schema === null ? {} : { schema }),
      placeholders: { given: Object.fromEntries(placeholder), ...placeholdersIn(pipelines) },
    },
    pipelines:
      pipelines.length === 0 && field.size === 0 ? null : { pipelines, fields: field, reversed: options.pipelineReverse },
    words,
  };
}

function schemaIn(text: string, tell: (message: string) => void): Schema | null {
  if (text.trim() === '') return null;
  try {
    const read = schemaFromMapping(JSON.parse(text));
    if (read.ok) return read.schema;
    for (const { path, message } of read.problems) tell(`${path || '(the whole)'}: ${message}`);
  } catch (error) {
    tell(`It is not JSON: ${thrownMessage(error)}`);
  }
  return null;
}

/** A line that parts the documents of a text of YAML. */
const PARTED = /^---[ \t]*$/m;

function pipelinesIn(
  text: string,
  tell: (place: Source, gravity: OptionWord['gravity'], diagnostics: readonly Diagnostic[]) => void,
): readonly Pipeline[] {
  let linesBefore = 0;
  const parts = text.split(PARTED).map((part) => {
    // Each stands at its own lines, so that places are those of the whole text.
    const placed = '\n'.repeat(linesBefore) + part;
    linesBefore += part.split('\n').length - 1;
    return placed;
  });
  const pipelines = parts.flatMap((part, at): readonly Pipeline[] => {
    if (part.trim() === '') return [];
    const read = readPipelineText(part, `pipeline ${at + 1}`);
    if (read.ok) tell(read.value.source, 'note', read.value.notes);
    else tell(source(part), 'error', read.problems);
    return read.ok ? [read.value] : [];
  });
  for (const [pipeline, notes] of unknownIds(pipelines)) tell(pipeline.source, 'note', notes);
  return pipelines;
}

/** What is written one a line; empty lines say nothing. */
function linesOf<Value>(
  text: string,
  read: (line: string, before: ReadonlyMap<string, Value>) => ReadonlyMap<string, Value> | string,
  tell: (message: string, line: number) => void,
): ReadonlyMap<string, Value> {
  let known: ReadonlyMap<string, Value> = new Map();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const next = read(line, known);
    if (typeof next === 'string') tell(next, at + 1);
    else known = next;
  }
  return known;
}

/** Rules under the names of pipelines, with notes on what these could not do. One that a pipeline cannot be applied to has a problem in the place of its meaning. */
export function renamed(
  rules: readonly ParsedRule[],
  pipelines: Pipelines,
): { readonly rules: readonly ParsedRule[]; readonly notes: readonly Problem[]; readonly optionWords: readonly OptionWord[] } {
  const notes: Problem[] = [];
  const meant = rules.flatMap(({ meaning }) => (meaning.ok ? [meaning.value.rule] : []));
  const unused = meant.length === 0 ? null : unusedNames(meant, pipelines.fields);
  const piped = rules.map((parsed): ParsedRule => {
    const { meaning, document } = parsed;
    if (!meaning.ok) return parsed;
    const done = throughPipelines(meaning.value, pipelines);
    if (!done.ok) return { ...parsed, meaning: done };
    notes.push(...done.value.notes.map((diagnostic) => ({ source: document.query, diagnostic })));
    return { ...parsed, meaning: { ...meaning, value: done.value.meaning } };
  });
  const optionWords: readonly OptionWord[] =
    unused === null ? [] : [{ option: 'field', gravity: 'note', message: unused.message, line: null, code: unused.code }];
  return { rules: piped, notes, optionWords };
}
