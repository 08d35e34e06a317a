import { type Dictionary, isDictionary, own } from './json.ts';
import { type IndexSource, isFieldAnswer } from './read-index.ts';

/** The indices that a file tells of, or why it is no mapping. */
type Sources = { readonly ok: true; readonly indices: readonly IndexSource[] } | { readonly ok: false; readonly message: string };

/**
 * Reads what a cluster takes and gives: the body of put-mapping or of creating an index, an index template, and the answers of
 * get-index, get-mapping and get-field-mapping for one index or several.
 */
export function sourcesOf(json: unknown): Sources {
  if (!isDictionary(json)) return refused('no "properties" found: not a mapping');
  if (isDictionary(own(json, 'properties')) || isDictionary(own(json, 'runtime')))
    return read([{ mappings: json, settings: null }]);
  const template = own(json, 'template');
  if (isDictionary(template) && isDictionary(own(template, 'mappings'))) return sourcesOf(template);
  if (isCapabilities(json)) {
    return refused(
      'an answer of _field_caps tells neither ignore_above nor formats nor constants; give that of GET index/_mapping',
    );
  }
  const given = Object.hasOwn(json, 'mappings') ? [json] : Object.values(json);
  const indices = given.flatMap((index): readonly IndexSource[] => {
    const mappings = isDictionary(index) ? own(index, 'mappings') : undefined;
    return isDictionary(index) && isDictionary(mappings) ? [{ mappings, settings: own(index, 'settings') }] : [];
  });
  const complete = indices.length === given.length && indices.every(({ mappings }) => isMapping(mappings));
  return complete && indices.length > 0 ? read(indices) : refused('no "properties" found: not a mapping');
}

function read(indices: readonly IndexSource[]): Sources {
  return { ok: true, indices };
}

function refused(message: string): Sources {
  return { ok: false, message };
}

function isCapabilities(json: Dictionary): boolean {
  return isDictionary(own(json, 'fields')) && Array.isArray(own(json, 'indices'));
}

/** Of an index without fields there is nothing, or settings of the mapping alone; anything else is another kind of file. */
function isMapping(mappings: Dictionary): boolean {
  const fields = ['properties', 'runtime'].some((key) => Object.hasOwn(mappings, key));
  return (
    fields || Object.entries(mappings).every(([key, value]) => key.startsWith('_') || SETTINGS.has(key) || isFieldAnswer(value))
  );
}

const SETTINGS = new Set([
  'dynamic',
  'dynamic_templates',
  'date_detection',
  'dynamic_date_formats',
  'numeric_detection',
  'enabled',
  'subobjects',
]);
