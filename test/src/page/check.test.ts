import { expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../src/page/options.ts';
import { checkRule } from '../../../src/page/work/check.ts';

it('judges outputs in the forms that were chosen, and takes of a link only choices that there are', async () => {
  const asked = { text: 'process where process.name : "nc"', rule: 0, options: USUAL_OPTIONS, events: 50, seed: 1 } as const;
  const judged = async (forms: Parameters<typeof checkRule>[0]['forms']) => {
    const { engines, translations } = await checkRule({ ...asked, forms }, () => {});
    return { engines: engines.map(({ name, status, reason }) => ({ name, status, reason })), translations };
  };
  const usual = await judged({});
  expect(
    await judged({ sigma: { taxonomy: '<b>', constructor: 'x' }, kusto: { table: 'x | take 1' }, js: { __proto__: 1 } }),
  ).toEqual(usual);
  expect(await judged({ sigma: { consumer: 'splunk' } })).not.toEqual(usual);
});
