import type { Schema } from '../../../event/index.ts';
import { integrationOf } from '../../../schema/index.ts';
import { type Diagnostic, type Span, similar } from '../../../source/index.ts';
import { diagnostic as asEql } from '../../eql/codes/tell.ts';
import type { Query } from '../ast.ts';
import { diagnostic } from '../codes/tell.ts';
import { plainText, spelled } from '../literals.ts';
import { walk } from '../walk.ts';
import type { KqlContext } from './context.ts';

/** Look-alikes are searched for among this many names only, and for this many. */
const SUGGESTIONS = 50;

/** What is known of the mapping. */
export interface KnownMapping {
  readonly strict: boolean;
  /** It is not the default one, which knows no index. */
  readonly mappingGiven: boolean;
}

/** Fields that the mapping lacks, once per name: an error under strict checking, else a warning. */
export function unknownFields(
  query: Query,
  { schema, unfitting }: KqlContext,
  { strict, mappingGiven }: KnownMapping,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  const known = new Set<string>();
  walk(query, (node) => {
    if (node.kind !== 'test' && node.kind !== 'range') return;
    const name = node.field === null ? null : plainText(node.field);
    if (name !== null && known.size < SUGGESTIONS && schema.fields.get(name)?.origin === 'mapping') known.add(name);
  });
  walk(query, (node) => {
    if (node.kind !== 'test' && node.kind !== 'range') return;
    const { field } = node;
    const name = field === null ? null : plainText(field);
    if (field === null || name === null || seen.has(name)) return;
    seen.add(name);
    if (schema.fields.get(name)?.origin === 'mapping') {
      if (mappingGiven) found.push(...notInEvents(name, schema, field.span));
      return;
    }
    // The default mapping is that of ECS alone: what an integration adds is no slip of the pen.
    if (!strict && !mappingGiven && integrationOf(name) !== null) return;
    const close = found.length < SUGGESTIONS ? similar(name, [...known]) : [];
    const help = close.length === 0 ? {} : { help: `did you mean ${close.join(', ')}?` };
    found.push(
      strict
        ? diagnostic('kql-unmapped-field', `the mapping has no field ${name}`, field.span, help)
        : diagnostic('kql-unknown-field', `the mapping has no field ${name}; its type is guessed`, field.span, help),
    );
  });
  for (const field of unfitting)
    found.push(
      diagnostic(
        'kql-no-such-fields',
        `the mapping has no field that fits ${spelled(field)}, so that this never holds`,
        field.span,
      ),
    );
  return found;
}

/** What is to be said of a field of an index whose values do not stand in its events. Events are read as they are. (eql-semantics 9.1, 9.3) */
function notInEvents(name: string, { fields }: Schema, span: Span): readonly Diagnostic[] {
  const facts = fields.get(name);
  const found: Diagnostic[] = [];
  if (facts?.type === 'constant_keyword' && facts.constant === undefined) {
    const message = `the mapping gives ${name} no value, or several; here an event has the value that it carries`;
    const help = 'the first document sets it for the whole index: put it into the mapping as "value"';
    found.push(asEql('index-constant', message, span, { help }));
  }
  if (facts?.derived !== undefined) {
    const source = facts.derived === 'script' ? 'are computed by a script of the index' : 'are copied from other fields too';
    found.push(asEql('values-not-in-event', `the values of ${name} ${source}; here an event has those that it carries`, span));
  }
  return found;
}
