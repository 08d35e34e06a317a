import { MATCHER_RUNTIME, type RuntimeName } from '../../../src/pattern/index.ts';
import { addresses } from './addresses.ts';
import { clock } from './clock.ts';
import { coercion } from './coercion.ts';
import { functions } from './functions.ts';
import { instants } from './instants.ts';
import { letters } from './letters.ts';
import { reading } from './reading.ts';
import { script } from './script.ts';
import { versions } from './versions.ts';
import { writtenInstants } from './written-instants.ts';

/** A function of the generated code as text, and the other helpers it calls. */
interface Helper {
  readonly needs: readonly string[];
  readonly code: string;
}

const HELPERS = {
  ...reading,
  ...coercion,
  ...letters,
  ...versions,
  ...addresses,
  ...instants,
  ...writtenInstants,
  ...clock,
  ...script,
  ...functions,
} as const satisfies Record<string, Helper>;

export type HelperName = keyof typeof HELPERS | RuntimeName;

/** All helpers by name; the matchers of patterns are listed with all that they call, so they need nothing else. */
const TABLE: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  ...Object.entries(HELPERS),
  ...Object.entries(MATCHER_RUNTIME).map(([name, code]): [string, Helper] => [name, { needs: [], code }]),
]);

/** The names that all helper texts declare: no other name in the generated code may be one of these. */
export const HELPER_NAMES: readonly string[] = [...TABLE.values()].flatMap(({ code }) =>
  Array.from(code.matchAll(/^(?:function|const) (\w+)/gm), (match) => match[1] ?? ''),
);

/** The texts of these helpers and of all they need, or of all there are, each once, in the order of the table. */
export function helperTexts(names: Iterable<HelperName> | 'all'): readonly string[] {
  if (names === 'all') return [...TABLE.values()].map(({ code }) => code.trim());
  const wanted = new Set<string>();
  const waiting: string[] = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (wanted.has(name)) continue;
    wanted.add(name);
    waiting.push(...(TABLE.get(name)?.needs ?? []));
  }
  return [...TABLE].filter(([name]) => wanted.has(name)).map(([, { code }]) => code.trim());
}
