import type { Shared } from '../../../src/page/link.ts';
import { USUAL_OPTIONS } from '../../../src/page/options.ts';
import type { Office } from '../../../src/page/work/office.ts';
import { read } from '../../../src/page/work/read.ts';
import { translate } from '../../../src/page/work/translate.ts';

/** What stands on the page when it opens. */
export const FIRST: Shared = { text: 'process where process.name : "a"', rule: 0, options: USUAL_OPTIONS, forms: {} };

/** An office that works in this thread, and remembers what it was asked. */
export function officeHere(): { readonly office: Office; readonly texts: string[] } {
  const texts: string[] = [];
  const WORKERS: { readonly [name: string]: (asked: never) => unknown } = { read, translate };
  const office: Office = {
    stop: () => {},
    async ask(name, asked) {
      if ('text' in asked && name === 'read') texts.push(asked.text);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return (await WORKERS[name]?.(asked as never)) as never;
    },
  };
  return { office, texts };
}

export async function until(test: () => boolean): Promise<void> {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 2));
}
