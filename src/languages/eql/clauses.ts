import { type Diagnostic, diagnostic, type NonEmpty } from '../../source/index.ts';
import type { Duration, Expression, FieldReference, Item } from './ast.ts';
import type { DraftClause, DraftItem } from './draft.ts';
import { readDuration } from './duration.ts';

/** Where a clause stands; each place allows its own clauses. */
export type Place = 'sequence' | 'sample' | 'sequence-item' | 'sample-item' | 'until-item';

/** What the clauses of one place say. */
export interface Clauses {
  readonly by: readonly FieldReference[];
  readonly maxspan: Duration | null;
  readonly runs: number | null;
}

type Report = (problem: Diagnostic) => void;
type With = Extract<DraftClause, { readonly kind: 'with' }>;

const RUNS_LIMIT = 100;

/** Reads the clauses of one place in their order, `by` before `with`, each at most once (eql-semantics 1.3). */
export function readClauses(clauses: readonly DraftClause[], place: Place, report: Report): Clauses {
  let read: Clauses = { by: [], maxspan: null, runs: null };
  clauses.forEach((clause, index) => {
    const earlier = clauses.slice(0, index);
    switch (clause.kind) {
      case 'fork':
        report(diagnostic('unsupported-fork', '`fork` is not supported', clause.span, { help: 'remove it' }));
        break;
      case 'by':
        checkOrder(clause, earlier, report);
        read = { ...read, by: readKeys(clause.keys, report) };
        break;
      case 'with':
        read = { ...read, ...readOption(clause, place, earlier, report) };
        break;
    }
  });
  return read;
}

function checkOrder(
  clause: Extract<DraftClause, { readonly kind: 'by' }>,
  earlier: readonly DraftClause[],
  report: Report,
): void {
  const other = earlier.find((before) => before.kind !== 'fork');
  if (other === undefined) return;
  const notes = [{ message: 'after this', span: other.span }];
  if (other.kind === 'by')
    report(
      diagnostic('repeated-clause', 'there are two `by` clauses here', clause.span, {
        notes,
        help: 'list all keys after one `by`, with commas',
      }),
    );
  else
    report(
      diagnostic('clause-order', '`by` stands before `with`', clause.span, {
        notes,
        help: 'move the `by` clause in front of `with`',
      }),
    );
}

/** Join keys are fields; anything else is refused (eql-semantics 10.3). */
function readKeys(keys: NonEmpty<Expression>, report: Report): readonly FieldReference[] {
  return keys.flatMap((key) => {
    if (key.kind === 'field') return [key];
    report(
      diagnostic('join-key-not-a-field', 'a join key is the name of a field', key.span, {
        help: 'name a field, for example `by host.id`; a name with a hyphen or other signs stands in backticks',
      }),
    );
    return [];
  });
}

function readOption(clause: With, place: Place, earlier: readonly DraftClause[], report: Report): Partial<Clauses> {
  const { text } = clause.option;
  const twice = earlier.find((before) => before.kind === 'with' && before.option.text === text);
  if (twice !== undefined) {
    report(
      diagnostic('repeated-clause', `\`${text}\` is given twice`, clause.span, {
        notes: [{ message: 'first here', span: twice.span }],
      }),
    );
  } else if (text === 'maxspan' && place === 'sequence') {
    const duration = readDuration(clause.value);
    if ('kind' in duration) return { maxspan: duration };
    report(duration);
  } else if (text === 'runs' && place === 'sequence-item') {
    return readRuns(clause, report);
  } else {
    report(misplaced(clause, place));
  }
  return {};
}

function readRuns(clause: With, report: Report): Partial<Clauses> {
  const { value } = clause;
  if (value.kind === 'amount' && value.unit === null && !value.number.decimal) {
    const runs = value.number.value;
    if (runs >= 1 && runs <= RUNS_LIMIT) return { runs };
  }
  report(
    diagnostic('bad-runs', `\`runs\` is a whole number from 1 to ${RUNS_LIMIT}`, value.span, {
      help: 'for example `with runs=3`',
    }),
  );
  return {};
}

const ALLOWED = {
  sequence: '`with maxspan=...` is the only option of a sequence; `runs` belongs to an item: `[...] with runs=3`',
  sample: 'a sample has no options: it has neither an order nor a time limit',
  'sequence-item':
    '`with runs=...` is the only option of an item; `maxspan` belongs to the sequence: `sequence by ... with maxspan=5m`',
  'sample-item': 'the items of a sample have no options',
  'until-item': '`until` has no options; only its `by` clause',
} as const satisfies Record<Place, string>;

function misplaced(clause: With, place: Place): Diagnostic {
  const code = place === 'sample' || place === 'sample-item' ? 'not-in-sample' : 'unknown-option';
  return diagnostic(code, `the option \`${clause.option.text}\` cannot stand here`, clause.span, { help: ALLOWED[place] });
}

/** Reads the items of a sequence or a sample, or the `until` item. */
export function readItems(drafts: NonEmpty<DraftItem>, place: Place, report: Report): NonEmpty<Item> {
  const [first, ...rest] = drafts;
  return [readItem(first, place, report), ...rest.map((draft) => readItem(draft, place, report))];
}

function readItem(draft: DraftItem, place: Place, report: Report): Item {
  const { by, runs } = readClauses(draft.clauses, place, report);
  const missing = draft.open.text === '![';
  if (missing && place === 'sample-item') {
    report(
      diagnostic('not-in-sample', 'a sample has no missing events', draft.open.span, {
        help: 'write `[...]`, or use a sequence',
      }),
    );
  }
  return { kind: 'item', span: draft.span, missing, category: draft.category, condition: draft.condition, by, runs };
}
