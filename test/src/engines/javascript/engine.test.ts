import { describe, expect, it } from 'vitest';
import { javascript } from '../../../../src/engines/javascript/index.ts';
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
  const loaded = await javascript.load(events, settings);
  return loaded.run(text);
}

describe('the JavaScript engine', () => {
  it('runs modules and has a receipt', async () => {
    expect(javascript.runs).toBe('js');
    expect(await javascript.receipt()).not.toBeNull();
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
});
