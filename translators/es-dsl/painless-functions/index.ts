import { ADDRESSES } from './addresses.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { TESTS } from './tests.ts';
import { TEXTS } from './texts.ts';

/** Every function, in the order in which a script defines them. */
const ALL = { ...ARITHMETIC, ...TEXTS, ...ADDRESSES, ...TESTS } as const;

export type PainlessName = keyof typeof ALL;

/** That each needs only what is there is for the compiler to see. */
const FUNCTIONS: { readonly [name in PainlessName]: { readonly needs: readonly PainlessName[]; readonly source: string } } = ALL;

/** The text of the named functions and all they need, each once, in the order of the table. */
export function functionSources(names: ReadonlySet<PainlessName>): readonly string[] {
  const needed = new Set<PainlessName>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    queue.push(...FUNCTIONS[name].needs);
  }
  return Object.entries(FUNCTIONS)
    .filter(([name]) => [...needed].some((one) => one === name))
    .map(([, { source }]) => source);
}
