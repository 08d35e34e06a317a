import type { Agreement, Effect } from '../../src/contract/index.ts';
import type { Field } from '../../src/ir/index.ts';
import type { Diagnostic, Span } from '../../src/source/index.ts';
import { hasField } from './category-fields.ts';
import { type Clause, unsayable } from './clause.ts';
import { diagnostic } from './codes.ts';
import { nameProblem } from './field-name.ts';
import { type FieldRow, fieldRow, isEventData } from './field-table.ts';
import { fieldOf, type Leaf, leafClause } from './leaves.ts';
import type { SigmaOptions } from './options.ts';
import { presumedOf, presumedText } from './presumed.ts';
import { addLoss, effectAt, type Polarity, type Report } from './report.ts';
import { rewritten } from './rewrite.ts';
import { equal, type Step } from './step.ts';
import type { Setting } from './subject.ts';

/**
 * A leaf under the portable taxonomy: the row of its field says how (sigma-target 2.2). Every step but a mere renaming is a loss,
 * which says what it presumes of events and how it then differs where the leaf stands.
 */
export function portableClause(leaf: Leaf, setting: Setting): Clause {
  const field = fieldOf(leaf);
  if (field === null) return leafClause(leaf, '', setting);
  if (field.writtenAs !== undefined) return asNamed(leaf, field, setting);
  const row = rowIn(field.name, setting);
  if (row === undefined) {
    return setting.options.unknownFields === 'keep'
      ? kept(leaf, field, setting)
      : unsayable(noFieldName(field.name, setting, leaf.origin));
  }
  const taken = setting.given.get(row.sigma);
  if (taken !== undefined) return unsayable(nameTaken(field.name, row.sigma, taken, leaf.origin));
  const step = rewritten(leaf, row, { field: row.sigma, about: field.name, origin: leaf.origin }, setting);
  if (step === null && setting.options.unknownFields === 'keep') return kept(leaf, field, setting);
  if (step === null) {
    const text = `this test of ${field.name} has no form on ${row.sigma}`;
    return unsayable(diagnostic('sigma-no-field-value', text, leaf.origin, { help: waysOut(field.name) }));
  }
  if (step.clause.kind !== 'unsayable') noteLoss(row, step, leaf.origin, setting);
  return step.clause;
}

/** Who gave a field its name said how events have it. */
function asNamed(leaf: Leaf, { name }: Field, setting: Setting): Clause {
  const problem = nameProblem(name, leaf.origin);
  return problem === null ? leafClause(leaf, name, setting) : unsayable(problem);
}

/** A test under the name of ECS, for events that have it. */
function kept(leaf: Leaf, field: Field, setting: Setting): Clause {
  const clause = asNamed(leaf, field, setting);
  if (clause.kind !== 'unsayable') noteKept(field, setting.report, leaf.origin);
  return clause;
}

function noteKept({ name }: Field, report: Report, span: Span): void {
  const message = `${name} keeps its name of ECS, for which Sigma has none here`;
  const presumes: readonly Agreement[] = [{ kind: 'spelling', field: name, name }];
  addLoss(report, { code: 'sigma-field-kept', span, message, effect: 'where-agreed', presumes });
}

/** A join key under the portable taxonomy: only a field that holds the same values there joins the same events. */
export function portableKey(field: Field, source: Source, options: SigmaOptions, report: Report): string | Diagnostic {
  const { product } = source;
  if (field.writtenAs !== undefined) return nameProblem(field.name, field.origin) ?? field.name;
  const row = rowIn(field.name, source);
  if (row === undefined || row.rewrite.kind !== 'same') {
    if (options.unknownFields === 'keep') {
      const problem = nameProblem(field.name, field.origin);
      if (problem === null) noteKept(field, report, field.origin);
      return problem ?? field.name;
    }
    if (row === undefined) return noFieldName(field.name, source, field.origin);
    const text = `${row.sigma} holds other content than ${field.name} and cannot join events by it`;
    return diagnostic('sigma-no-field-value', text, field.origin, { help: waysOut(field.name) });
  }
  noteLoss(row, equal({ kind: 'constant', value: true }), field.origin, { report, product, polarity: 'positive' });
  return row.sigma;
}

/** Sigma's name of one field was given to another. */
function nameTaken(name: string, sigma: string, taken: string, span: Span): Diagnostic {
  const text = `${name} is ${sigma} in Sigma, a name that ${taken} was given`;
  const help = `give ${taken} a name that no other field has, or name both: --field ${quoted(name)}=NAME`;
  return diagnostic('sigma-no-field-name', text, span, { help });
}

/** What can be done about a field that has no name or form, with the option to type. */
function waysOut(name: string): string {
  return `name it as your events do with --field ${quoted(name)}=NAME, leave it as it is with --unknown-fields keep, or use the ecs taxonomy`;
}

/** A name that a shell would read otherwise stands in quotes. */
function quoted(name: string): string {
  return /^[\w.@-]+$/.test(name) ? name : `'${name}'`;
}

/** What of a log source decides how fields are called there. */
type Source = Pick<Setting, 'product' | 'category'>;

/** The row of a field whose name events of the category have. */
function rowIn(name: string, { product, category }: Source): FieldRow | undefined {
  const row = fieldRow(name, product, category);
  // Fields of the event log that have no row keep their names, whatever is in the log.
  return row !== undefined && (isEventData(name) || hasField(category, row.sigma)) ? row : undefined;
}

function noFieldName(name: string, { product, category }: Source, span: Span): Diagnostic {
  const row = fieldRow(name, product, category);
  const text =
    row === undefined
      ? `${name} has no Sigma name${product === null ? '' : ` on ${product}`}`
      : `${name} is ${row.sigma} in Sigma, which events of ${category} do not have`;
  return diagnostic('sigma-no-field-name', text, span, { help: waysOut(name) });
}

function noteLoss(
  row: FieldRow,
  { effect, presumes: more }: Step,
  span: Span,
  { report, product, polarity }: Pick<Setting, 'report' | 'product' | 'polarity'>,
): void {
  if (row.differs === null) return;
  const code = row.joined === true ? 'sigma-array-joined' : 'sigma-field-renamed';
  const presumes: readonly Agreement[] = [...presumedOf(row, product), ...more];
  const message = `${row.ecs} becomes ${row.sigma}: ${row.differs} (${presumes.map(presumedText).join('; ')})`;
  addLoss(report, { code, span, message, effect: claimOf(effect, polarity), presumes });
}

function claimOf(difference: Step['effect'], polarity: Polarity): Effect {
  return difference === 'equal' ? 'where-agreed' : effectAt(polarity, difference);
}
