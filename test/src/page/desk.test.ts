import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDesk } from '../../../src/page/desk.ts';
import { USUAL_OPTIONS } from '../../../src/page/options.ts';
import type { Office } from '../../../src/page/work/office.ts';
import { read } from '../../../src/page/work/read.ts';
import { translate } from '../../../src/page/work/translate.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';

const first = { text: 'process where process.name : "a"', rule: 0, options: USUAL_OPTIONS, forms: {} } as const;

const parsed = vi.hoisted((): string[] => []);
vi.mock('../../../src/api/parse.ts', async (original) => {
  const actual = await original<typeof import('../../../src/api/parse.ts')>();
  const parse: typeof actual.parse = (text, options) => {
    parsed.push(text);
    return actual.parse(text, options);
  };
  return { ...actual, parse };
});
afterEach(() => parsed.splice(0));

/** A rule of 5 kB, as people have them: a list of names. */
const LONG = `process where event.type == "start" and process.name : (${Array.from({ length: 190 }, (_, at) => `"tool-${at}-${'x'.repeat(12)}.exe"`).join(', ')})`;

/** An office that works in this thread, and remembers what it was asked. */
function officeHere(): { readonly office: Office; readonly texts: string[] } {
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

async function until(test: () => boolean): Promise<void> {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('the desk', () => {
  it('answers for the last of what is typed, and leaves what was typed between', async () => {
    const { office, texts } = officeHere();
    const desk = createDesk(first, office);
    desk.listen(() => {});
    for (let length = 1; length <= 30; length++) desk.edit({ text: `process where process.name : "${'b'.repeat(length)}"` });
    const last = `process where process.name : "${'b'.repeat(30)}"`;
    await until(() => desk.now().targets.size > 0 && desk.now().read?.text === last && !desk.now().stale);
    await until(() => [...desk.now().targets.values()].every(({ text }) => text?.includes('b'.repeat(30)) === true));
    expect(texts.length).toBeLessThan(5);
    expect(texts.at(-1)).toBe(last);
  });

  it('reads a text once and prints each output once for it, and nothing more of a text when somebody has typed on', async () => {
    const { office } = officeHere();
    const orders: { readonly name: string; readonly text: string; readonly target: string }[] = [];
    const desk = createDesk(
      { ...first, text: LONG },
      {
        ...office,
        ask(name, asked, told) {
          const { text = '', target = '' } = asked as { readonly text?: string; readonly target?: string };
          // What is asked is always of the newest text: the rest of an older one is asked no more.
          expect(text).toBe(desk.now().shared.text);
          orders.push({ name, text, target });
          return office.ask(name, asked, told);
        },
      },
    );
    desk.listen(() => {});
    const settled = (): boolean => desk.now().targets.size === TARGET_NAMES.length && !desk.now().stale;
    await until(settled);
    const inTurn = (text: string) => [
      { name: 'read', text, target: '' },
      ...TARGET_NAMES.map((target) => ({ name: 'translate', text, target })),
    ];
    expect(orders.splice(0)).toEqual(inTurn(LONG));
    expect(parsed.splice(0)).toEqual([LONG]);
    // Somebody who types slowly: every text is read once, and printed once for each target.
    for (const letters of [' o', ' or', ' or ']) {
      desk.edit({ text: LONG + letters });
      await until(() => desk.now().read?.text === LONG + letters);
    }
    desk.edit({ text: `${LONG} or process.pid == 1` });
    await until(() => settled() && desk.now().read?.text.endsWith('1') === true);
    expect(orders.splice(0).filter(({ name }) => name === 'read')).toHaveLength(4);
    expect(parsed.splice(0)).toHaveLength(4);
    // Somebody who types faster than the worker answers: what is begun of a text is ended, and nothing else of it is.
    const typed = Array.from({ length: 40 }, (_, at) => `${LONG} or process.pid == ${at}`);
    for (const text of typed) {
      desk.edit({ text });
      await Promise.resolve();
    }
    const last = typed.at(-1) ?? '';
    await until(() => settled() && desk.now().read?.text === last);
    expect(orders.slice(-1 - TARGET_NAMES.length)).toEqual(inTurn(last));
    expect(orders).toHaveLength(1 + 1 + TARGET_NAMES.length);
    expect(parsed).toEqual([typed[0], last]);
  });

  it('keeps the translations of the text before while the rule has problems, and says so', async () => {
    const { office } = officeHere();
    const desk = createDesk(first, office);
    desk.listen(() => {});
    await until(() => desk.now().targets.size === desk.now().read?.targets.length);
    const before = desk.now().targets;
    desk.edit({ text: 'process where process.name =' });
    await until(() => desk.now().stale);
    expect(desk.now().targets).toBe(before);
    expect(desk.now().read?.words[0]?.gravity).toBe('error');
    desk.edit({ text: first.text });
    await until(() => !desk.now().stale);
  });

  it('reads what was typed while the text before came to no answer', async () => {
    const { office } = officeHere();
    const desk = createDesk(first, {
      ...office,
      async ask(name, asked, told) {
        if ('text' in asked && asked.text === first.text) {
          desk.edit({ text: 'any where true' });
          throw new Error('this takes too long');
        }
        return await office.ask(name, asked, told);
      },
    });
    desk.listen(() => {});
    await until(() => desk.now().read?.text === 'any where true' && desk.now().targets.size > 0);
    expect(desk.now().fault).toBeNull();
  });

  it('leaves a text that takes long when somebody types on, without a word', async () => {
    const { office } = officeHere();
    let end: (why: Error) => void = () => {};
    const stuck = new Promise<never>((_, reject) => {
      end = reject;
    });
    const desk = createDesk(first, {
      stop: () => end(new Error('stopped')),
      ask: (name, asked, told) => ('text' in asked && asked.text === first.text ? stuck : office.ask(name, asked, told)),
    });
    const faults: (string | null)[] = [];
    desk.listen(() => faults.push(desk.now().fault));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    desk.edit({ text: 'any where true' });
    await until(() => desk.now().read?.text === 'any where true' && desk.now().targets.size > 0);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  }, 10_000);

  it('says why there is no answer, and goes on with the next text', async () => {
    const { office } = officeHere();
    let fails = true;
    const desk = createDesk(first, {
      ...office,
      ask: (...order) => (fails ? Promise.reject(new Error('broken')) : office.ask(...order)),
    });
    desk.listen(() => {});
    await until(() => desk.now().fault !== null);
    expect(desk.now().fault).toBe('broken');
    fails = false;
    desk.edit({ text: 'any where true' });
    await until(() => desk.now().targets.size > 0);
    expect(desk.now().fault).toBeNull();
  });
});
