import { type Entries, entriesOf } from './entries.ts';

interface Placed {
  /** Its place among the documents of the text. */
  readonly place: number;
  readonly entries: Entries;
}

/**
 * The documents of a text after their actions: what `global` says holds for all rules behind it, up to the next `global` or
 * `reset`; `repeat` is the rule before it with changes. A text says why they cannot be read. (pySigma, SigmaCollection)
 */
export function withActions(documents: readonly unknown[]): readonly Placed[] | string {
  const placed: Placed[] = [];
  let shared: Entries = new Map();
  let before: Entries = new Map();
  for (const [place, document] of documents.entries()) {
    if (document === null || document === undefined) continue;
    const entries = entriesOf(document);
    const where = documents.length > 1 ? `document ${place + 1}: ` : '';
    if (entries === null) return `${where}the document is no map`;
    const action = entries.get('action');
    entries.delete('action');
    if (action === 'global') shared = before = entries;
    else if (action === 'reset') shared = new Map();
    else if (action !== undefined && action !== 'repeat') return `${where}unknown action ${JSON.stringify(action)}`;
    else if (entries.has('correlation') || entries.has('filter')) placed.push({ place, entries });
    else {
      before = action === 'repeat' ? merged(before, entries) : merged(entries, shared);
      placed.push({ place, entries: before });
    }
  }
  return placed;
}

/** Maps are merged into each other; of anything else the second one counts. */
function merged(first: Entries, second: Entries): Entries {
  const result = new Map(first);
  for (const [key, value] of second) {
    const [old, now] = [entriesOf(result.get(key)), entriesOf(value)];
    result.set(key, old !== null && now !== null ? merged(old, now) : value);
  }
  return result;
}
