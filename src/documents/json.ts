import {
  type Diagnostic,
  diagnostic,
  failure,
  isNonEmpty,
  type Result,
  type Source,
  type Span,
  success,
} from '../source/index.ts';
import { cutSource, spanOf } from './cut.ts';
import type { RuleDocument } from './document.ts';
import { isTable, own, readRecord, type Table } from './record.ts';

/**
 * Reads Kibana's rules as JSON: one rule, a list, an API page (`{ data: [...] }`), saved objects (`attributes`), or an
 * NDJSON export, whose closing summary and exception lists are passed over.
 */
export function readJson(document: Source): Result<readonly RuleDocument[]> {
  const values = parseValues(document.text);
  if (!values.ok) return values;
  const rules: RuleDocument[] = [];
  const warnings: Diagnostic[] = [];
  const problems: Diagnostic[] = [];
  for (const { value, start } of values.value) {
    for (const record of unwrap(value)) {
      if (isBystander(record)) continue;
      const placeOf = (key: string): Span => spanOf(document.text, `"${key}"`, start);
      const language = own(record, 'language') ?? (own(record, 'type') === 'eql' ? 'eql' : undefined);
      const query = own(record, 'query');
      if (language !== undefined && language !== 'eql') {
        problems.push(diagnostic('language-not-eql', `the rule's language is ${JSON.stringify(language)}`, placeOf('language')));
      } else if (typeof query !== 'string' || query.trim() === '') {
        problems.push(diagnostic('query-missing', 'the rule has no query', placeOf('name')));
      } else {
        const { meta, problems: found } = readRecord(record, placeOf);
        warnings.push(...found);
        rules.push({
          form: 'json',
          meta: { ...meta, ...dates(record) },
          query: cutSource(document, query, start),
        });
      }
    }
  }
  if (isNonEmpty(problems)) return { ok: false, problems };
  if (rules.length === 0)
    return failure(
      diagnostic('query-missing', 'the JSON holds no rule', {
        start: 0,
        end: 1,
      }),
    );
  return success(rules, warnings);
}

interface Located {
  readonly value: unknown;
  readonly start: number;
}

/** One JSON text, or one a line. A broken line is named by its place; nothing is guessed. */
function parseValues(text: string): Result<readonly Located[]> {
  try {
    return success([{ value: JSON.parse(text), start: 0 }]);
  } catch (whole) {
    const values: Located[] = [];
    let start = 0;
    for (const line of text.split('\n')) {
      if (line.trim() !== '') {
        try {
          values.push({ value: JSON.parse(line), start });
        } catch (error) {
          const reason = values.length === 0 ? whole : error;
          const position = /at position (\d+)/.exec(String(reason))?.[1];
          const offset = (values.length === 0 ? 0 : start) + (position === undefined ? 0 : Number(position));
          const at = Math.min(offset, text.length);
          return failure(
            diagnostic('document-syntax', 'the JSON does not parse here', {
              start: at,
              end: Math.min(at + 1, text.length),
            }),
          );
        }
      }
      start += line.length + 1;
    }
    return success(values);
  }
}

function unwrap(value: unknown): readonly Table[] {
  if (Array.isArray(value)) return value.flatMap(unwrap);
  if (!isTable(value)) return [];
  for (const key of ['data', 'rules']) {
    const inner = own(value, key);
    if (Array.isArray(inner)) return inner.flatMap(unwrap);
  }
  const attributes = own(value, 'attributes');
  if (isTable(attributes)) return unwrap(attributes);
  const params = own(value, 'params');
  if (isTable(params) && own(value, 'query') === undefined) return [{ ...params, ...value, ...camelToSnake(params) }];
  return [value];
}

/** Saved objects spell the same fields in camel case. */
function camelToSnake(params: Table): Table {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

/** Lines of an export that are no rules: its summary, exception lists, list items, connectors. */
function isBystander(record: Table): boolean {
  return ['exported_count', 'exported_rules_count', 'list_id', 'item_id', 'actionTypeId'].some(
    (key) => own(record, key) !== undefined,
  );
}

function dates(record: Table): {
  readonly created: string | null;
  readonly updated: string | null;
} {
  const day = (key: string): string | null => {
    const value = own(record, key);
    return typeof value === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null) : null;
  };
  return { created: day('created_at'), updated: day('updated_at') };
}
