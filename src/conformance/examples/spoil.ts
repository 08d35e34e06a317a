import type { Agreement } from '../../contract/index.ts';
import type { Event, Json, Schema } from '../../event/index.ts';
import { textsOf } from '../agreements.ts';
import { withField } from './with-field.ts';

/** What an event is changed by: fields with their new values; undefined takes a field away. */
type Change = readonly (readonly [field: string, value: Json | undefined])[];

/** A word that no rule asks for. */
const OTHER = 'other';

/** The event in ways that a claim does not presume: what its loss warns of. None where one event cannot show it. */
export function spoiledEvents(agreement: Agreement, event: Event, schema: Schema): readonly Event[] {
  return changesOf(agreement, event, schema).map((change) =>
    change.reduce<Event>((changed, [field, value]) => withField(changed, field, value), event),
  );
}

function changesOf(agreement: Agreement, event: Event, schema: Schema): readonly Change[] {
  const has = (field: string): boolean => textsOf(event, field, schema).length > 0;
  switch (agreement.kind) {
    case 'last-part':
      return replaced(agreement.whole, `${OTHER}${agreement.separators[0]}${OTHER}`);
    case 'extension':
    case 'arguments':
    case 'inside':
      return replaced(agreement.whole, OTHER);
    case 'account':
      return has(agreement.domain) ? [[[agreement.domain, undefined]]] : [[[agreement.domain, OTHER]]];
    case 'together':
      return has(agreement.other) ? [[[agreement.other, undefined]]] : [[[agreement.other, OTHER]]];
    case 'goes-with':
      return replaced(agreement.other, OTHER);
    case 'implies':
      return replaced(agreement.other, false);
    case 'absent':
      return [[[agreement.field, OTHER]]];
    case 'one-value':
      return listsOf(agreement.field, event, schema);
    case 'plain-words':
      return textsOf(event, agreement.field, schema)
        .slice(0, 1)
        .flatMap((text) => [[[agreement.field, `${text}\u00e9`]], [[agreement.field, `\u00e9${text}`]]]);
    case 'as-held':
      return textsOf(event, agreement.field, schema)
        .slice(0, 1)
        .map((text) => [[agreement.field, [[text]]]]);
    case 'spelling':
    case 'distinct-times':
    case 'span':
      return [];
  }
}

/** The field has another value, or none. */
function replaced(field: string, value: Json): readonly Change[] {
  return [[[field, value]], [[field, undefined]]];
}

/** The field has a second value, behind the first or before it. */
function listsOf(field: string, event: Event, schema: Schema): readonly Change[] {
  const [text] = textsOf(event, field, schema);
  if (text === undefined) return [];
  const pair = pairOf(text, schema.fields.get(field)?.type);
  return pair === null ? [] : [[[field, pair]], [[field, pair.toReversed()]]];
}

/** A value and another one of its type; null: of a type that has no simple other one. */
function pairOf(text: string, type: string | undefined): readonly Json[] | null {
  switch (type) {
    case 'boolean':
      return [text === 'true', text !== 'true'];
    case 'ip':
      return [text, text === '203.0.113.7' ? '203.0.113.8' : '203.0.113.7'];
    case 'date':
    case 'date_nanos':
      return null;
    case 'keyword':
    case 'constant_keyword':
    case 'wildcard':
    case 'text':
    case undefined:
      return [text, `${text}-2`];
    default:
      return /^-?\d{1,9}$/.test(text) ? [Number(text), Number(text) + 1] : null;
  }
}
