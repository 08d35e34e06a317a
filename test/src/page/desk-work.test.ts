import { expect, it } from 'vitest';
import { createDesk } from '../../../src/page/desk.ts';
import { USUAL_OPTIONS } from '../../../src/page/options.ts';
import { outcomeOf } from '../../../src/page/work/subject.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';
import { FIRST, officeHere, until } from './desk-support.ts';

/** A rule of 5 kB, as people have them: a list of names. */
const LONG = `process where event.type == "start" and process.name : (${Array.from({ length: 190 }, (_, at) => `"tool-${at}-${'x'.repeat(12)}.exe"`).join(', ')})`;

it('asks once for a text and once for each output of it, and nothing more of a text when somebody has typed on', async () => {
  const { office } = officeHere();
  const orders: { readonly name: string; readonly text: string; readonly target: string }[] = [];
  const desk = createDesk(
    { ...FIRST, text: LONG },
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
  // Somebody who types slowly: every text is read once, and printed once for each target.
  for (const letters of [' o', ' or', ' or ']) {
    desk.edit({ text: LONG + letters });
    await until(() => desk.now().read?.text === LONG + letters);
  }
  desk.edit({ text: `${LONG} or process.pid == 1` });
  await until(() => settled() && desk.now().read?.text.endsWith('1') === true);
  expect(orders.splice(0).filter(({ name }) => name === 'read')).toHaveLength(4);
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
});

it('reads a text once for all that is asked of it, until another comes', async () => {
  const subject = { text: LONG, rule: 0, options: USUAL_OPTIONS };
  const outcome = outcomeOf(subject);
  for (const rule of [0, 1]) expect(outcomeOf({ ...structuredClone(subject), rule })).toBe(outcome);
  expect(outcomeOf({ ...subject, options: { ...USUAL_OPTIONS, strictFields: true } })).not.toBe(outcome);
  expect(outcomeOf(subject)).not.toBe(outcome);
  expect((await outcome).rules).toHaveLength(1);
});
