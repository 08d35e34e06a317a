import { type Diagnostic, diagnostic, isNonEmpty, type NonEmpty, type Result, success } from '../../source/index.ts';
import type { Query, SampleQuery, SequenceQuery } from './ast.ts';
import { readClauses, readItems } from './clauses.ts';
import type { DraftJoin, DraftQuery } from './draft.ts';
import { readPipes } from './pipes.ts';

/** A problem list that the readers of clauses, items and pipes append to. */
export type Report = (problem: Diagnostic) => void;

/** The most items a sequence may have once runs are expanded (eql-semantics 1.3). */
const ITEM_LIMIT = 256;

/** Turns a draft into a query, or reports everything in it that EQL does not allow (eql-semantics 1.3, 1.7). */
export function structure(draft: DraftQuery): Result<Query> {
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const report: Report = (problem) => problems.push(problem);
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
  checkKeyCounts(until === null ? items : [...items, until], report);

  const missing = draft.items.find((item) => item.open.text === '![');
  if (missing !== undefined && maxspan === null && !hasMaxspan(draft)) {
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
  if (count < 2) {
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

function hasMaxspan(draft: DraftJoin): boolean {
  return draft.clauses.some((clause) => clause.kind === 'with' && clause.option.text === 'maxspan');
}

function readSample(draft: DraftJoin, report: Report): SampleQuery {
  const { by } = readClauses(draft.clauses, 'sample', report);
  const items = readItems(draft.items, 'sample-item', report);
  checkKeyCounts(items, report);
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

/** Every item, `until` included, has the same number of keys (eql-semantics 1.3). */
function checkKeyCounts(
  items: NonEmpty<{ readonly by: readonly unknown[]; readonly span: { readonly start: number; readonly end: number } }>,
  report: Report,
): void {
  const [first, ...rest] = items;
  for (const item of rest) {
    if (item.by.length === first.by.length) continue;
    report(
      diagnostic(
        'different-key-counts',
        `this item has ${keys(item.by.length)}, the first one has ${keys(first.by.length)}`,
        item.span,
        {
          notes: [{ message: 'the first item', span: first.span }],
          help: 'give every item the same number of join keys, in the same order',
        },
      ),
    );
  }
}

function keys(count: number): string {
  return count === 0 ? 'no join key of its own' : count === 1 ? '1 join key of its own' : `${count} join keys of its own`;
}
