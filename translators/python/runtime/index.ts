import { matching } from './matching.ts';
import { moments } from './moments.ts';
import { reading } from './reading.ts';

/** A function of the module as text, under its name with an underline before it, and the other helpers it calls. */
interface Helper {
  readonly needs: readonly string[];
  readonly code: string;
}

const HELPERS = { ...reading, ...matching, ...moments } as const satisfies Record<string, Helper>;

export type HelperName = keyof typeof HELPERS;

/** The texts of these helpers and of all they need, or of all there are, each once, in the order of the table. */
export function helperTexts(names: Iterable<HelperName> | 'all'): readonly string[] {
  const table: ReadonlyMap<string, Helper> = new Map(Object.entries(HELPERS));
  const wanted = new Set<string>();
  const waiting: string[] = names === 'all' ? [...table.keys()] : [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (wanted.has(name)) continue;
    wanted.add(name);
    waiting.push(...(table.get(name)?.needs ?? []));
  }
  return [...table].filter(([name]) => wanted.has(name)).map(([, { code }]) => code.trim());
}
