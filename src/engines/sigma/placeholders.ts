import type { Placeholders } from '../../source/index.ts';

/** A document without end, or a value that stands for a million, is not written out. */
const MOST_VALUES = 100_000;

/**
 * The documents of a text with what placeholders stand for in their places, and percent signs of these values as letters. A placeholder
 * that nobody gives a value stays, and whoever reads it says so. Keys stay as they are, for they are places of the text.
 */
export function withPlaceholders(documents: readonly unknown[], placeholders: Placeholders | undefined): readonly unknown[] {
  if (placeholders === undefined) return documents;
  const budget = { left: MOST_VALUES };
  const walk = (node: unknown, depth: number): unknown => {
    if (depth > 64 || typeof node !== 'object' || node === null || budget.left-- < 0) return node;
    if (Array.isArray(node)) return node.map((item) => walk(item, depth + 1));
    return Object.fromEntries(
      Object.entries(node).map(([key, value]: [string, unknown]) => [
        key,
        key.split('|').slice(1).includes('expand') ? filled(value) : walk(value, depth + 1),
      ]),
    );
  };
  const filled = (value: unknown): unknown => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = items.flatMap((item): readonly unknown[] => (typeof item === 'string' ? spellings(item) : [item]));
    return texts.length === 1 && !Array.isArray(value) ? texts[0] : texts;
  };
  /** Each text that one stands for. */
  const spellings = (text: string): readonly string[] => {
    let texts: readonly string[] = [''];
    let from = 0;
    for (let open = text.indexOf('%'); open >= 0; open = text.indexOf('%', open + 1)) {
      const close = text.indexOf('%', open + 1);
      if (close < 0) break;
      if (close === open + 1 || text.charAt(open - 1) === '\\') continue;
      const wanted = wantedOf(text.slice(open + 1, close), placeholders);
      budget.left -= texts.length * (wanted?.length ?? 1);
      if (wanted === null || budget.left < 0) return [text];
      const before = text.slice(from, open);
      texts = texts.flatMap((one) => wanted.map((value) => one + before + written(value, close + 1 < text.length)));
      from = close + 1;
      open = close;
    }
    return texts.map((one) => one + text.slice(from));
  };
  return documents.map((document) => walk(document, 0));
}

/** A value as it stands before others: its percent signs are no placeholders, and its last backslash makes no letter of what follows. */
function written(value: string, isFollowed: boolean): string {
  let backslashes = 0;
  while (value.charAt(value.length - 1 - backslashes) === '\\') backslashes++;
  const ended = isFollowed && backslashes % 2 === 1 ? `${value}\\` : value;
  return ended.replaceAll('%', '\\%');
}

function wantedOf(name: string, { given, vars, steps }: Placeholders): readonly string[] | null {
  const own = new Map(Object.entries(given)).get(name);
  if (own !== undefined) return own;
  for (const { as, include, exclude } of steps ?? []) {
    if (include !== null && !include.includes(name)) continue;
    if (exclude?.includes(name) === true) continue;
    return as === 'wildcard' ? ['*'] : (new Map(Object.entries(vars ?? {})).get(name) ?? null);
  }
  return null;
}
