import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../src/page/desk.ts';
import { FIRST as first, officeHere, until } from './desk-support.ts';

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
