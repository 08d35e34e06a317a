import { type Diagnostic, type NonEmpty, similar } from '../../source/index.ts';
import type { Duration, Expression, FieldReference, Item } from './ast.ts';
import { diagnostic } from './codes/tell.ts';
import type { DraftClause, DraftItem } from './draft.ts';
import { readDuration } from './duration.ts';
import { RUNS_LIMIT } from './limits.ts';

/** Where a clause stands; each place allows its own clauses. */
export type Place = 'sequence' | 'sample' | 'sequence-item' | 'sample-item' | 'until-item';

/** What the clauses of one place say. */
export interface Clauses {
  readonly by: readonly FieldReference[];
  readonly maxspan: Duration | null;
  readonly runs: number | null;
}

/** Takes a problem that was found. */
export type Report = (problem: Diagnostic) => void;

type By = Extract<DraftClause, { readonly kind: 'by' }>;
type With = Extract<DraftClause, { readonly kind: 'with' }>;

/** Reads the clauses of one place in their order, `by` before `with`, each at most once (eql-semantics 1.3). */
export function readClauses(clauses: readonly DraftClause[], place: Place, report: Report): Clauses {
  let read: Clauses = { by: [], maxspan: null, runs: null };
  let by: By | null = null;
  const options = new Map<string, With>();
  for (const clause of clauses) {
    switch (clause.kind) {
      case 'fork':
        report(diagnostic('unsupported-fork', '`fork` is not supported', clause.span, { help: 'remove it' }));
        break;
      case 'by': {
        const [option] = options.values();
        if (by !== null) report(repeated(clause, by, '`by`', 'list all keys after one `by`, with commas'));
        else if (option !== undefined) report(byAfterWith(clause, option));
        by ??= clause;
        read = { ...read, by: readKeys(clause.keys, report) };
        break;
      }
      case 'with': {
        const { text } = clause.option;
        const earlier = options.get(text);
        if (earlier !== undefined) report(repeated(clause, earlier, `\`${text}\``, 'keep one of them'));
        else read = { ...read, ...readOption(clause, place, report) };
        options.set(text, earlier ?? clause);
        break;
      }
    }
  }
  return read;
}

function repeated(clause: DraftClause, earlier: DraftClause, name: string, help: string): Diagnostic {
  const notes = [{ message: 'first here', span: earlier.span }];
  return diagnostic('repeated-clause', `${name} is given twice`, clause.span, { notes, help });
}

function byAfterWith(clause: By, option: With): Diagnostic {
  const notes = [{ message: 'after this', span: option.span }];
  return diagnostic('clause-order', '`by` stands before `with`', clause.span, {
    notes,
    help: 'move the `by` clause in front of `with`',
  });
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

function readOption(clause: With, place: Place, report: Report): Partial<Clauses> {
  const { text } = clause.option;
  if (text === 'runs' && place === 'sequence-item') return readRuns(clause, report);
  if (text !== 'maxspan' || place !== 'sequence') {
    report(misplaced(clause, place));
    return {};
  }
  const duration = readDuration(clause.value);
  if ('kind' in duration) return { maxspan: duration };
  report(duration);
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
  const { text, span } = clause.option;
  const [closest] = similar(text, ['maxspan', 'runs']);
  if (text !== 'maxspan' && text !== 'runs') {
    const help = closest === undefined ? ALLOWED[place] : `did you mean \`${closest}\`? ${ALLOWED[place]}`;
    return diagnostic('unknown-option', `there is no option \`${text}\``, span, { help });
  }
  const code = place === 'sample' || place === 'sample-item' ? 'not-in-sample' : 'misplaced-option';
  return diagnostic(code, `the option \`${text}\` cannot stand here`, clause.span, { help: ALLOWED[place] });
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
