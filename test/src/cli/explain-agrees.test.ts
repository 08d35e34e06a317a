import { describe, expect, it } from 'vitest';
import { run } from '../../support/memory-host.ts';
import { NETCAT, startedProcesses } from '../../support/rule-files.ts';

const [nc = '', sh = ''] = startedProcesses('nc', 'sh').trim().split('\n');
const hit = (source: string): string => `{"_index":"x","_id":"1","_source":${source}}`;

describe('explain and match', () => {
  it.each([
    ['lines', `${nc}\n\n${sh}\n{"cut\n${nc}`],
    ['hits', `${hit(sh)}\n${hit(nc)}\n`],
    ['a response', `{"hits":{"hits":[\n${hit(nc)},\n${hit(sh)},\n${hit(nc)}\n]}}`],
    ['a list', JSON.stringify([JSON.parse(sh), JSON.parse(nc)], null, 2)],
    ['objects over several lines', [nc, sh, nc].map((event) => JSON.stringify(JSON.parse(event), null, 1)).join('\n')],
    ['a bulk request', `{"index":{}}\n${nc}\n{"delete":{"_id":"1"}}\n{"create":{}}\n${sh}\n`],
    ['CR alone', `${nc}\r${sh}\r${nc}\r`],
  ])('say the same of every line: %s', async (_, text) => {
    const files = { 'nc.eql': NETCAT, 'all.eql': 'any where true', e: text };
    const linesOf = async (rule: string): Promise<readonly number[]> =>
      (await run(['match', rule, 'e', '--ids'], { files })).out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).line);
    const [all, matched] = [await linesOf('all.eql'), await linesOf('nc.eql')];
    expect(all.length).toBeGreaterThan(1);
    for (let line = 1; line <= text.split(/[\r\n]/).length; line++) {
      const { exitCode, out } = await run(['explain', 'nc.eql', 'e', '--line', String(line)], { files });
      expect([line, exitCode]).toEqual([line, all.includes(line) ? 0 : 2]);
      if (exitCode === 0) expect([line, out.includes('\nmatches: ')]).toEqual([line, matched.includes(line)]);
    }
  });
});
