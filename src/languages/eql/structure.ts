import { type Diagnostic, isNonEmpty, type Result, success } from '../../source/index.ts';
import type { Query, SampleQuery, SequenceQuery } from './ast.ts';
import { type Report, readClauses, readItems } from './clauses.ts';
import { diagnostic } from './codes/tell.ts';
import type { DraftItem, DraftJoin, DraftQuery } from './draft.ts';
import { ITEM_LIMIT, PROBLEM_LIMIT } from './limits.ts';
import { readPipes } from './pipes.ts';

/** Turns a draft into a query, or reports everything in it that EQL does not allow (eql-semantics 1.3, 1.7). */
export function structure(draft: DraftQuery): Result<Query> {
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const report: Report = (problem) => {
    if (problems.length < PROBLEM_LIMIT) problems.push(problem);
  };
  const body = draft.body.kind === 'event' ? draft.body : readJoin(draft.body, report, (warning) => warnings.push(warning));
  const pipes = readPipes(draft.pipes, report);
  if (isNonEmpty(problems)) return { ok: false, problems };
  if (body === null) throw new Error('a refused body without a problem');
  return success({ kind: 'query', span: draft.span, body, pipes }, warnings);
}

function readJoin(draft: DraftJoin, report: Report, warn: Report): SequenceQuery | SampleQuery | null {
  switch (draft.word.text) {
    case 'sequence':
      return readSequence(draft, report, warn);
    case 'sample':
      return readSample(draft, report);
    default:
      report(
        diagnostic('unsupported-join', 'join queries are not supported', draft.word.span, {
          help: 'use `sample by ...` for events in any order, or `sequence by ...` for events in this order',
        }),
      );
      return null;
  }
}

function readSequence(draft: DraftJoin, report: Report, warn: Report): SequenceQuery {
  const { by, maxspan } = readClauses(draft.clauses, 'sequence', report);
  const items = readItems(draft.items, 'sequence-item', report);
  const until = draft.until === null ? null : readItems([draft.until], 'until-item', report)[0];
  checkKeyCounts(draft, report);

  const missing = draft.items.find((item) => item.open.text === '![');
  if (missing !== undefined && maxspan === null && !mentions(draft, 'maxspan')) {
    report(
      diagnostic('missing-event-without-maxspan', 'a missing event needs a time limit', missing.open.span, {
        help: 'add `with maxspan=...` after `sequence` (and after its `by`), for example `with maxspan=5m`',
      }),
    );
  }
  if (items.every((item) => item.missing)) {
    report(
      diagnostic('no-positive-item', 'a sequence needs at least one event that happens', draft.word.span, {
        help: 'write one of the items as `[...]` instead of `![...]`',
      }),
    );
  }
  const count = items.reduce((sum, item) => sum + (item.runs ?? 1), 0);
  const badRuns = items[0].runs === null && mentions(draft.items[0], 'runs');
  if (count < 2 && !badRuns) {
    report(
      diagnostic('too-few-items', `a sequence needs at least 2 events, and this one has ${count}`, draft.word.span, {
        help: 'add an item, or repeat the one with `with runs=2`; for a single event write `category where condition`',
      }),
    );
  }
  if (count > ITEM_LIMIT) {
    const message = `a sequence has at most ${ITEM_LIMIT} events, and this one has ${count} (runs count each time)`;
    report(diagnostic('too-many-items', message, draft.word.span));
  }
  if (until?.missing) {
    const span = draft.until?.open.span ?? until.span;
    warn(
      diagnostic('until-negation-ignored', 'the `!` has no effect: Elasticsearch reads `until ![...]` as `until [...]`', span, {
        help: 'remove the `!`',
      }),
    );
  }
  return { kind: 'sequence', span: draft.span, by, maxspan, items, until: until === null ? null : { ...until, missing: false } };
}

/** True when an option is written, well or badly: a bad one has been reported already. */
function mentions({ clauses }: DraftJoin | DraftItem, option: string): boolean {
  return clauses.some((clause) => clause.kind === 'with' && clause.option.text === option);
}

function readSample(draft: DraftJoin, report: Report): SampleQuery {
  const { by } = readClauses(draft.clauses, 'sample', report);
  const items = readItems(draft.items, 'sample-item', report);
  checkKeyCounts(draft, report);
  if (!hasKeys(draft) && draft.items.every((item) => keyCount(item) === 0)) {
    report(
      diagnostic('sample-without-keys', 'a sample needs a join key', draft.word.span, {
        help: 'add one, for example `sample by host.id`; events that nothing joins are no sample',
      }),
    );
  }
  if (items.length < 2) {
    report(
      diagnostic('too-few-items', 'a sample needs at least 2 events, and this one has 1', draft.word.span, {
        help: 'add an item; for a single event write `category where condition`',
      }),
    );
  }
  if (draft.until !== null) {
    report(
      diagnostic('not-in-sample', 'a sample has no `until`', draft.until.span, {
        help: 'remove it, or use `sequence` if the order of events matters',
      }),
    );
  }
  return { kind: 'sample', span: draft.span, by, items };
}

/** Every item, `until` included, has the same number of keys (eql-semantics 1.3). Keys count as written, good or bad. */
function checkKeyCounts({ items: [first, ...rest], until }: DraftJoin, report: Report): void {
  const expected = keyCount(first);
  for (const item of until === null ? rest : [...rest, until]) {
    const count = keyCount(item);
    if (count === expected) continue;
    report(
      diagnostic('different-key-counts', `this item has ${inWords(count)}, the first one has ${inWords(expected)}`, item.span, {
        notes: [{ message: 'the first item', span: first.span }],
        help: 'give every item the same number of join keys, in the same order',
      }),
    );
  }
}

/** Keys as written, good or bad. */
function hasKeys({ clauses }: DraftJoin): boolean {
  return clauses.some(({ kind }) => kind === 'by');
}

function keyCount(item: DraftItem): number {
  return item.clauses.reduce((sum, clause) => sum + (clause.kind === 'by' ? clause.keys.length : 0), 0);
}

function inWords(count: number): string {
  return count === 0 ? 'no join key of its own' : count === 1 ? '1 join key of its own' : `${count} join keys of its own`;
}
