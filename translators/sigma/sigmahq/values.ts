import type { NonEmpty } from '../../../src/source/index.ts';
import type { SearchMap, SigmaDocument, SigmaValue } from '../artifact.ts';

/** The values of a list that differ in letter case alone are one where case does not count, as it does not unless a consumer says so. */
export function withoutDoubles(document: SigmaDocument): SigmaDocument {
  if (!('detection' in document)) return document;
  const { searches, condition } = document.detection;
  const single = new Map(
    [...searches].map(([name, search]) => [name, 'keywords' in search ? search : mapped(search, singleValues)]),
  );
  return { ...document, detection: { searches: single, condition } };
}

function singleValues(map: SearchMap): SearchMap {
  return new Map(
    [...map].map(([key, values]) => {
      const [first, ...others] = values;
      const seen = new Set([folded(first)]);
      const rest = others.filter((value) => !seen.has(folded(value)) && seen.add(folded(value)));
      return [key, isFolded(key) ? [first, ...rest] : values];
    }),
  );
}

function mapped(maps: NonEmpty<SearchMap>, change: (map: SearchMap) => SearchMap): NonEmpty<SearchMap> {
  const [first, ...others] = maps;
  return [change(first), ...others.map(change)];
}

/** Letters beyond ASCII fold differently from engine to engine, so they stay. */
function folded(value: SigmaValue): SigmaValue {
  return typeof value === 'string' ? value.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : value;
}

function isFolded(key: string): boolean {
  return !key.split('|').some((modifier, at) => at > 0 && (modifier === 'cased' || modifier === 're'));
}
