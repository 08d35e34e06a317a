import isEqual from 'lodash/isEqual.js';
import { type ChangeProblem, type RuleChange, type RulePlace, relationOfLater } from '../../report/changes/changes.ts';
import { locate } from '../../source/index.ts';
import type { ParsedRule, Problem } from '../parse.ts';
import type { CompareOptions } from './compare-plans.ts';
import { diff } from './diff.ts';
import { type FilePair, type FileVersion, type Pairing, type PlacedRule, pairRules, type RulePair } from './pair-rules.ts';

interface ChangeOptions extends CompareOptions {
  /** Of two collections each rule is told, of two versions of one those of which something changed. */
  readonly pairing?: Pairing;
}

/** What became of each rule between two versions of a collection, or what stands for it in another one; in the order of files. */
export async function* changesBetween(pairs: readonly FilePair[], options: ChangeOptions = {}): AsyncGenerator<RuleChange> {
  const { pairing = 'versions' } = options;
  const ruled = pairRules(pairs, pairing);
  const losing = new Set(ruled.flatMap(({ before, after }) => (after === null ? [before?.at] : [])));
  const gaining = new Set(ruled.flatMap(({ before, after }) => (before === null ? [after?.at] : [])));
  const works = [
    ...ruled.map((pair) => ({ ...orderOf(pair), work: () => changeOf(pair, pairs, options) })),
    // A file whose problems no rule is told with.
    ...pairs.flatMap((pair, at) => {
      const change =
        pairing === 'versions' ? (losing.has(at) ? null : fileChange(pair)) : fileOfTwo(pair, losing.has(at), gaining.has(at));
      return change === null ? [] : [{ file: change.name, index: 0, work: async () => change }];
    }),
  ];
  for (const { work } of works.toSorted((one, other) => compare(one.file, other.file) || one.index - other.index)) {
    const change = await work();
    if (change !== null) yield change;
  }
}

/** Null: nothing changed. */
async function changeOf(pair: RulePair, pairs: readonly FilePair[], options: ChangeOptions): Promise<RuleChange | null> {
  const { before, after } = pair;
  if (before !== null && after !== null) return await changeOfBoth(before, after, options);
  const rule = after ?? before;
  if (rule === null) return null;
  const files = pairs[rule.at];
  const other = after === null ? files?.after : files?.before;
  const side = after === null ? 'after' : 'before';
  const own = problemsOf(rule.parsed, after === null ? 'before' : 'after');
  const problems = [...fileProblems(other ?? null, side), ...own];
  const told = { ...called(rule), ...places(pair), meaning: null, metadata: [], problems };
  const gone = { ...told, problems: [], relation: 'deleted' } as const;
  // What cannot be read may well hold it.
  const maybeThere = other !== null && other !== undefined && other.problems.length > 0;
  const there = after === null && maybeThere ? { ...told, after: { file: other.file, line: null } } : told;
  if (after === null && own.length > 0 && (maybeThere || options.pairing === 'collections'))
    return { ...there, relation: 'unreadable' };
  if (after === null) return maybeThere ? { ...there, relation: 'meaning lost' } : gone;
  if (own.length > 0) return { ...told, relation: 'unreadable' };
  return { ...told, relation: maybeThere ? 'meaning gained' : 'added' };
}

async function changeOfBoth(before: PlacedRule, after: PlacedRule, options: ChangeOptions): Promise<RuleChange | null> {
  if (options.pairing !== 'collections' && before.file === after.file && isEqual(saidBy(before), saidBy(after))) return null;
  const told = {
    ...called(after),
    ...places({ before, after }),
    meaning: null,
    metadata: [],
    problems: [...problemsOf(before.parsed, 'before'), ...problemsOf(after.parsed, 'after')],
  };
  const [old, now] = [before.parsed.meaning, after.parsed.meaning];
  if (!now.ok) return { ...told, relation: old.ok ? 'meaning lost' : 'unreadable' };
  if (!old.ok) return { ...told, relation: 'meaning gained' };
  const { meaning, metadata } = await diff(
    { syntax: before.parsed.syntax, ...old.value },
    { syntax: after.parsed.syntax, ...now.value },
    options,
  );
  return { ...told, relation: relationOfLater(meaning), meaning, metadata };
}

/** All that a rule says, wherever in its file. */
function saidBy({ parsed, name }: PlacedRule): unknown {
  const { meta, beyond, query, mapping, context } = parsed.document;
  const { filters, exceptions, missingLists, runtimeMappings } = context;
  return {
    ...{ name, meta, beyond, mapping, runtimeMappings },
    text: query.text,
    // What other files hold of it.
    plan: parsed.meaning.ok ? parsed.meaning.value.rule.plan : null,
    filters: filters.map((one) => [one.from, one.query, one.negated]),
    exceptions: exceptions.map((one) => [one.name, one.systems, one.entries]),
    lists: missingLists.map((one) => one.id),
  };
}

/** The change of a file of which nothing else tells: it cannot be read, or what could not be is gone. */
function fileChange(pair: FilePair): RuleChange | null {
  const { before, after } = pair;
  if (isBroken(after)) return ofFile(pair, 'unreadable');
  return isBroken(before) && after === null ? ofFile(pair, 'deleted') : null;
}

/** The same of two collections, each of which goes on being there: what is not understood in either is told, unless with a rule of the other. */
function fileOfTwo(pair: FilePair, isLosing: boolean, isGaining: boolean): RuleChange | null {
  const told = (isBroken(pair.after) && !isLosing) || (isBroken(pair.before) && !isGaining);
  return told ? ofFile(pair, 'unreadable') : null;
}

function isBroken(version: FileVersion | null): boolean {
  return version !== null && version.problems.length > 0;
}

function ofFile({ before, after }: FilePair, relation: RuleChange['relation']): RuleChange {
  const file = after?.file ?? before?.file ?? '';
  return {
    relation,
    name: file,
    id: null,
    before: before === null ? null : { file: before.file, line: 1 },
    after: after === null ? null : { file: after.file, line: 1 },
    meaning: null,
    metadata: [],
    problems: [...fileProblems(before, 'before'), ...fileProblems(after, 'after')],
  };
}

function called({ name, parsed }: PlacedRule): { readonly name: string; readonly id: string | null } {
  return { name, id: parsed.document.meta.id };
}

function places({ before, after }: RulePair): { readonly before: RulePlace | null; readonly after: RulePlace | null } {
  return { before: placeOf(before), after: placeOf(after) };
}

/** The line counts in the file where the query was cut out of it, and is not known where it was decoded, as out of JSON. */
function placeOf(rule: PlacedRule | null): RulePlace | null {
  if (rule === null) return null;
  const { query, documentName } = rule.parsed.document;
  return { file: rule.file, line: query.name === documentName ? locate(query, 0).line : null };
}

function orderOf({ before, after }: RulePair): { readonly file: string; readonly index: number } {
  return { file: (after ?? before)?.file ?? '', index: (after ?? before)?.index ?? 0 };
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** More of one file are not told. */
const MOST_PROBLEMS = 5;

function fileProblems(version: FileVersion | null, side: ChangeProblem['side']): readonly ChangeProblem[] {
  return (version?.problems ?? []).slice(0, MOST_PROBLEMS).map((problem) => toldOf(problem, side));
}

function problemsOf({ document, meaning }: ParsedRule, side: ChangeProblem['side']): readonly ChangeProblem[] {
  if (meaning.ok) return [];
  return meaning.problems.slice(0, MOST_PROBLEMS).map((diagnostic) => toldOf({ source: document.query, diagnostic }, side));
}

function toldOf({ source, diagnostic: { message, code, span } }: Problem, side: ChangeProblem['side']): ChangeProblem {
  const { line, column } = locate(source, span.start);
  return { side, place: `${source.name}:${line}:${column}`, code, message };
}
