import type { FieldType, SchemaField } from '../../../event/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { FieldReference, Query, SampleQuery, SequenceQuery } from '../ast.ts';
import { keyColumns } from '../key-columns.ts';
import type { CheckContext } from './context.ts';

/** Join keys at the same position must be of comparable types, and equal numbers of two types join nothing. (eql-semantics 1.6, 10.3) */
export function checkJoinKeys(context: CheckContext): void {
  const body = severalIn(context.query);
  if (body === null) return;
  for (const column of keyColumns(body)) {
    const [first, ...rest] = column;
    const wanted = first === undefined ? null : factsOf(first.key, context);
    if (first === undefined || wanted === null) continue;
    for (const { key, item } of rest) {
      const facts = factsOf(key, context);
      if (facts === null || facts.type === wanted.type) continue;
      const notes = [{ message: 'joined with this key', span: first.key.span }];
      const [family, expected] = [kindOf(facts.type), kindOf(wanted.type)];
      if (family !== expected) {
        context.report('join-key-types', `${key.name} is of type ${family}, ${first.key.name} of type ${expected}`, key.span, {
          notes,
        });
      } else if (family === 'number' && !item.missing) {
        // Under a missing item the key is looked up by a query, which converts it.
        const message = `${key.name} is of type ${facts.type}, ${first.key.name} of type ${wanted.type}: such keys are never equal`;
        context.report('join-key-number-types', message, key.span, { notes, help: 'map both fields with one type' });
      }
    }
  }
}

/** A key that may be null, in a sequence with events that must be missing. (eql-semantics 10.3, 10.5) */
export function checkNullKeys(context: CheckContext): void {
  const body = severalIn(context.query);
  if (body === null || body.items.every(({ missing }) => !missing)) return;
  for (const column of keyColumns(body)) {
    const asked = column.filter(({ item }) => body.items.includes(item) && !item.missing);
    const [first] = asked;
    if (first === undefined || asked.some(({ key }) => !key.optional)) continue;
    const message = `where ${first.key.name} is missing the join key is null, under which Elasticsearch looks for no missing event: its search fails`;
    context.report('null-key-missing-event', message, first.key.span, {
      help: `write ${first.key.name} without the question mark; sequences with a null key are left out here`,
    });
  }
}

function severalIn({ body }: Query): SequenceQuery | SampleQuery | null {
  return body.kind === 'event' ? null : body;
}

function factsOf({ name }: FieldReference, { schema }: CheckContext): SchemaField | null {
  return schema.fields.get(name) ?? null;
}

/** What has to be the same for two keys to be comparable: the exact sub-field stands in for a text, versions are no strings. */
function kindOf(type: FieldType): string {
  return type === 'version' ? type : familyOf(type).replace('text', 'string');
}
