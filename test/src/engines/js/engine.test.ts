import { describe, expect, it } from 'vitest';
import { js } from '../../../../src/engines/js/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

const settings = {
  schema: { fields: new Map() },
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};
const events = [{ a: 1 }, { a: 2 }, { b: 1 }];

async function run(text: string) {
  const loaded = await js.load(events, settings);
  return loaded.run(text);
}

describe('the JavaScript engine', () => {
  it('runs modules and has a receipt', async () => {
    expect(js.runs).toBe('js');
    expect(await js.receipt()).not.toBeNull();
  });

  it('asks the default export about every event', async () => {
    expect(await run('export default (event) => event.a >= 1')).toEqual({ status: 'answered', matches: [[0], [1]] });
  });

  it('takes text beyond ASCII as it stands', async () => {
    expect(await run("export default () => 'é#%?\u{1f600}'.length === 6")).toMatchObject({ matches: [[0], [1], [2]] });
  });

  it('fails on text that is no module', async () => {
    expect(await run('export default (')).toMatchObject({ status: 'failed' });
  });

  it('fails on a module without a function', async () => {
    expect(await run('export default 1')).toEqual({
      status: 'failed',
      message: 'the module has no function as its default export',
    });
  });

  it('fails when the function throws or answers with anything but a boolean', async () => {
    expect(await run("export default () => { throw new Error('no') }")).toEqual({ status: 'failed', message: 'Error: no' });
    expect(await run('export default () => 1')).toEqual({ status: 'failed', message: 'event 0 is answered with a number' });
  });

  it('tells the time of the run', async () => {
    expect(await run('export default (event, now) => event.a === 1 && now === 0')).toMatchObject({ matches: [[0]] });
    const matcher = '({ now }) => ({ push: () => [], end: () => (now === 0 ? [{ events: [1] }] : []) })';
    expect(await run(`export const kind = 'sequence'; export default ${matcher};`)).toMatchObject({ matches: [[1]] });
  });

  it('gives a sequence or sample all events by number, and has them sorted', async () => {
    const module = `export const kind = 'sequence';
      export default ({ maxDelay }) => {
        const seen = [];
        return { push: (event, ref) => (seen.push(ref), []), end: () => [{ events: [seen[2], null, maxDelay === Infinity ? seen[0] : 1] }] };
      };`;
    expect(await run(module)).toEqual({ status: 'answered', matches: [[2, 0]] });
  });

  it.each([
    ['is no matcher', '1', 'the matcher has no functions push and end'],
    ['gives no list', '({ push: () => 1, end: () => [] })', 'the matcher does not answer with a list'],
    [
      'makes events up',
      '({ push: () => [{ events: [9] }], end: () => [] })',
      'a match is not made of the events that were given',
    ],
    [
      'gives no events',
      '({ push: () => [{ events: [null] }], end: () => [] })',
      'a match is not made of the events that were given',
    ],
  ])('fails on a sequence that %s', async (_, matcher, message) => {
    expect(await run(`export const kind = 'sample'; export default () => ${matcher};`)).toEqual({ status: 'failed', message });
  });
});
