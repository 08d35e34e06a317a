import { integrationOf } from '../../../schema/index.ts';
import { type Diagnostic, similar } from '../../../source/index.ts';
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
    if (schema.fields.get(name)?.origin === 'mapping') return;
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
