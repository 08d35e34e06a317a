import { loadAll, YAMLException } from 'js-yaml';
import { entriesOf } from './entries.ts';
import { SIGMA_SCHEMA } from './yaml-schema.ts';

/** What the documents of a Sigma text ask, as trees: for whoever looks for the names and constants in them. */
type SigmaTrees =
  | {
      readonly ok: true;
      readonly trees: readonly unknown[];
      readonly correlates: boolean;
      readonly logSource: SaidLogSource | null;
    }
  /** Why it is no YAML, and the offset of the place. */
  | { readonly ok: false; readonly reason: string; readonly at: number };

/** Where the first rule of a text says that its events come from. */
interface SaidLogSource {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
}

/** The parts of Sigma documents that decide what they match. */
const PARTS = ['detection', 'correlation', 'filter'];

export function sigmaTrees(yaml: string): SigmaTrees {
  try {
    const documents = loadAll(yaml, undefined, { schema: SIGMA_SCHEMA }).map((document) => entriesOf(document));
    const trees = documents.flatMap((entries) => PARTS.map((part) => entries?.get(part)));
    const logSource = documents.map((entries) => entriesOf(entries?.get('logsource'))).find((entries) => entries !== null);
    return {
      ok: true,
      trees,
      correlates: documents.some((entries) => entries?.has('correlation') === true),
      logSource: logSource === undefined ? null : logSourceIn(logSource),
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) return { ok: false, reason: String(error), at: 0 };
    return { ok: false, reason: error.reason, at: error.mark?.position ?? 0 };
  }
}

function logSourceIn(entries: ReadonlyMap<string, unknown>): SaidLogSource {
  const said = (key: string): string | null => {
    const value = entries.get(key);
    return typeof value === 'string' ? value : null;
  };
  return { category: said('category'), product: said('product'), service: said('service') };
}
