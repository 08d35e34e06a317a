import { CORE_SCHEMA, dump, loadAll } from 'js-yaml';

/** A field with its modifiers and its values, as a rule asks for them; no values: whatever else stands there. */
interface Asked {
  readonly field: string;
  readonly modifiers: readonly string[];
  readonly values: readonly string[];
}

interface Tree {
  readonly [key: string]: unknown;
}

/**
 * Sigma with some of what it asks asked another way: as printed, or in any other YAML. What `edit` gives null for stays, and so does
 * what would stand beside the same words in the same map. Nothing changed: the very text.
 */
export function editSigma(text: string, edit: (asked: Asked) => Asked | null): string {
  const documents = readAll(text);
  let edits = 0;
  const edited = documents.map((document) => {
    if (!isTree(document) || !isTree(document['detection'])) return document;
    const searches = Object.entries(document['detection']).map(([name, search]) => [
      name,
      name === 'condition' ? search : within(search),
    ]);
    return { ...document, detection: Object.fromEntries(searches) };
  });
  return edits === 0 ? text : edited.map((document) => dump(document, { schema: CORE_SCHEMA, lineWidth: -1 })).join('---\n');

  function within(search: unknown): unknown {
    if (Array.isArray(search)) return search.map(within);
    if (!isTree(search)) return search;
    const keys = new Set(Object.keys(search));
    return Object.fromEntries(
      Object.entries(search).map(([key, given]) => {
        const [field = '', ...modifiers] = key.split('|');
        const values: readonly unknown[] = Array.isArray(given) ? given : [given];
        const said = values.every((value) => typeof value === 'string') ? edit({ field, modifiers, values }) : null;
        const name = said === null ? key : [said.field, ...said.modifiers].join('|');
        if (said === null || (name !== key && keys.has(name))) return [key, given];
        edits++;
        keys.add(name);
        return [name, said.values];
      }),
    );
  }
}

function readAll(text: string): readonly unknown[] {
  try {
    return loadAll(text, undefined, { schema: CORE_SCHEMA });
  } catch {
    return [];
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
