import { expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../src/page/options.ts';
import { proveRule } from '../../../src/page/work/prove.ts';

it('proves outputs in the forms that were chosen, and takes of a link only choices that there are', async () => {
  const asked = { text: 'process where process.name : "nc" and user.name == "x"', rule: 0, options: USUAL_OPTIONS } as const;
  const proven = async (forms: Parameters<typeof proveRule>[0]['forms']) => {
    const proofs = await proveRule({ ...asked, forms }, () => {});
    return proofs.map(({ target, translation, verdict: { kind } }) => ({ target, translation, kind }));
  };
  const usual = await proven({});
  expect(usual).toContainEqual({ target: 'sigma', translation: 'exact', kind: 'equal' });
  expect(await proven({ sigma: { taxonomy: '<b>', constructor: 'x' } })).toEqual(usual);
  // Splunk minds no letter case: the loss is that more is found, and so says the proof.
  expect(await proven({ sigma: { consumer: 'splunk' } })).toContainEqual({
    target: 'sigma',
    translation: 'lossy',
    kind: 'differs',
  });
});
