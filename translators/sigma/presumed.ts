import type { Agreement } from '../../src/contract/index.ts';
import { type FieldRow, wholeOf } from './field-table.ts';
import { separatorsOf, signsOf } from './rewrite.ts';

/** What a row presumes of events: what its rewrite says of the two fields, and what it says itself. */
export function presumedOf(row: FieldRow, product: string | null): readonly Agreement[] {
  if (row.presumes !== undefined) return row.presumes;
  const { rewrite, ecs: part, sigma: name } = row;
  const whole = wholeOf(row);
  switch (rewrite.kind) {
    case 'last-part':
      return [{ kind: 'last-part', part, whole, separators: separatorsOf(rewrite.separator, product) }];
    case 'extension':
      return [{ kind: 'extension', part, whole }];
    case 'argument':
      return [{ kind: 'arguments', part, whole, signs: signsOf(product) }];
    case 'inside':
      return [{ kind: 'inside', part, whole, before: rewrite.before, after: rewrite.after }];
    case 'same':
    case 'first-part':
    case 'folder':
    case 'labelled':
    case 'number':
    case 'words':
      return [{ kind: 'spelling', field: part, name }];
  }
}

/** A presumption in half a sentence. */
export function presumedText(agreement: Agreement): string {
  switch (agreement.kind) {
    case 'last-part':
      return `presumed: ${agreement.part} is the last part of ${agreement.whole}`;
    case 'extension':
      return `presumed: ${agreement.part} follows the last dot of ${agreement.whole}`;
    case 'arguments':
      return `presumed: ${agreement.whole} holds ${agreement.part} one after the other`;
    case 'inside':
      return `presumed: ${agreement.part} stands in ${agreement.whole}`;
    case 'account':
      return `presumed: ${agreement.name} comes with ${agreement.domain}`;
    case 'together':
      return `presumed: ${agreement.field} comes with ${agreement.other}`;
    case 'goes-with':
      return `presumed: ${agreement.field} ${agreement.value} goes with ${agreement.other} ${agreement.texts.join(' or ')}`;
    case 'implies':
      return `presumed: where ${agreement.field} is true, ${agreement.other} is`;
    case 'absent':
      return `presumed: events have no ${agreement.field}`;
    case 'spelling':
      return `presumed: ${agreement.name} is written as ${agreement.field}`;
    case 'one-value':
      return `presumed: ${agreement.field} has one value`;
    case 'plain-words':
      return `presumed: ${agreement.field} is of ASCII, in words of at most 255 characters`;
    case 'as-held':
      return `presumed: ${agreement.field} is written as an index holds it`;
    case 'distinct-times':
      return 'presumed: no two events are of one instant';
    case 'span':
      return `presumed: all events lie within ${agreement.milliseconds} ms`;
  }
}
