import { CORE_SCHEMA, loadAll } from 'js-yaml';

/** What is needed of printed Sigma to read the answers to it: the document that is the rule. */
export interface Root {
  readonly title: string;
  readonly id: string | null;
  readonly correlates: boolean;
  readonly taxonomy: string;
}

/** The document no other refers to; a text: why there is no such one. */
export function readRoot(text: string): Root | string {
  const documents = readAll(text);
  if (!documents?.every(isRecord)) return 'the text is no YAML stream of maps';
  const referred = new Set(documents.flatMap(referredBy));
  const [root, ...others] = documents.filter(({ name, id }) => !referred.has(name) && !referred.has(id));
  if (root === undefined || others.length > 0) return 'no document, or more than one, is referred to by no other';
  const { title, id, correlation, taxonomy } = root;
  return {
    title: String(title),
    id: typeof id === 'string' ? id : null,
    correlates: correlation !== undefined,
    taxonomy: typeof taxonomy === 'string' ? taxonomy : 'sigma',
  };
}

function readAll(text: string): readonly unknown[] | null {
  try {
    return loadAll(text, undefined, { schema: CORE_SCHEMA });
  } catch {
    return null;
  }
}

function referredBy({ correlation }: { readonly [key: string]: unknown }): readonly unknown[] {
  return isRecord(correlation) && Array.isArray(correlation['rules']) ? correlation['rules'] : [];
}

export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
