import type { BesideRecord } from '../contract/index.ts';
import type { Known } from './known.ts';
import { isTable } from './record.ts';
import { parseAllDocuments } from './yaml.generated.ts';

/** What a text of YAML holds that is part of rules in other documents, by the name of its language; nothing where it is broken. */
export function reachingOut(text: string, known: Known): ReadonlyMap<string, readonly BesideRecord[]> {
  const found = new Map<string, BesideRecord[]>();
  if (!known.some(({ signs }) => signs.records?.appearsIn(text) === true)) return found;
  try {
    for (const part of parseAllDocuments(text, { prettyErrors: false, logLevel: 'error' })) {
      if (part.errors.length > 0) continue;
      const record: unknown = part.toJS();
      const [start, , end] = part.range;
      const language = isTable(record) && known.find(({ signs }) => signs.records?.reachesOut(record) === true);
      if (language === false || language === undefined || !isTable(record)) continue;
      found.set(language.name, [...(found.get(language.name) ?? []), { record, text: text.slice(start, end).trim() }]);
    }
  } catch {
    // Nested past the stack, or aliases that multiply: whoever reads the document itself says so.
  }
  return found;
}
