import { describe, expect, it } from 'vitest';
import { type EngineRequest, engineRequest, openEngines, reopenEngines } from '../../../../src/cli/external-engines/index.ts';

const read = (...typed: readonly string[]): readonly EngineRequest[] =>
  typed.reduce<readonly EngineRequest[]>((before, text) => engineRequest(text, before), []);

describe('engines that are asked for', () => {
  it('have a name and what stands behind it', () => {
    expect(read('rsigma', 'pysigma=/usr/bin/python3', 'opensearch=http://a:b@c/?d=e')).toEqual([
      { name: 'rsigma', value: null },
      { name: 'pysigma', value: '/usr/bin/python3' },
      { name: 'opensearch', value: 'http://a:b@c/?d=e' },
    ]);
  });

  it.each([
    [['opensearch'], 'opensearch needs its URL: --engine opensearch=URL'],
    [['rsigma='], 'rsigma needs its PATH'],
    [['rsigma', 'rsigma'], '--engine rsigma is given twice with the same value'],
    [['pysgma'], 'Did you mean pysigma?'],
    [['https://user:secret@host'], '--engine begins with the name of an engine'],
  ])('%j is a mistake: %s', (typed, message) => {
    expect(() => read(...typed)).toThrow(message);
  });

  it('never have what was typed repeated, where a password may stand', () => {
    expect(() => read('https://user:secret@host')).toThrow(/^(?!.*secret)/);
  });

  it.each([
    ['rsigma', 'cannot run rsigma (/no/such): install it with `cargo install rsigma`'],
    ['pysigma', 'cannot run pySigma with /no/such'],
  ])('%s that is not there says how to install it', async (name, message) => {
    const connection = { ca: null, insecure: false, timeout: 1000 };
    const opened = openEngines({ requests: [{ name, value: '/no/such' }], connection }, {});
    await expect(opened).rejects.toThrow(message);
  });

  it('that are gone in the middle of a run fail what they should judge, and end nothing', async () => {
    const connection = { ca: null, insecure: false, timeout: 1000 };
    const requests = [{ name: 'rsigma', value: '/no/such' }];
    const { guests } = await reopenEngines({ requests, connection }, {});
    expect(guests).toEqual([{ lost: 'rsigma', reason: expect.stringContaining('cannot run rsigma') }]);
  });
});
