import { type Dictionary, isDictionary, own } from './json.ts';

/** What the settings of an index define of a kind, such as `normalizer`: tables by name, the first that has a name counts. */
export function definitionsOf(settings: unknown, kind: string): readonly Dictionary[] {
  return [find(settings, `analysis.${kind}`), find(settings, `index.analysis.${kind}`)].filter(isDictionary);
}

/** What stands under a dotted name, as nested objects, dotted keys or a mixture: settings are written in all these ways. */
function find(json: unknown, name: string): unknown {
  if (!isDictionary(json)) return undefined;
  const parts = name.split('.');
  for (let count = parts.length; count > 0; count--) {
    const inner = own(json, parts.slice(0, count).join('.'));
    if (inner === undefined) continue;
    return count === parts.length ? inner : find(inner, parts.slice(count).join('.'));
  }
  return undefined;
}
