import { describe, expect, it } from 'vitest';
import { countWork } from '../../bench/smoke/count-work.ts';
import { parse } from '../../src/api/parse.ts';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import type { StreamRule } from '../../src/stream/index.ts';

const QUERIES = ['process where process.name : "vssadmin.exe"', 'process where length(process.name) == 3'];
const EVENTS = [
  { event: { category: 'process' }, process: { name: 'vssadmin.exe' } },
  { event: { category: 'process' }, process: { name: 'cmd' } },
  { event: { category: 'network' }, process: { name: 'cmd' } },
];

function rules(): readonly StreamRule[] {
  const compile = streamRuleCompiler();
  return QUERIES.flatMap((query) => {
    const [parsed] = parse(query).rules;
    const ready = parsed?.meaning.ok ? compile(parsed.meaning.value.rule, { id: query, name: query }) : null;
    return ready?.ok && !('plan' in ready.value) ? [ready.value] : [];
  });
}

describe('the count of work', () => {
  const ndjson = `${EVENTS.map((event) => JSON.stringify(event)).join('\n')}\n`;

  it('is every line and every rule where everything is parsed and asked', () => {
    const { parsed, ...rest } = countWork(rules(), ndjson, true);
    expect(rest).toEqual({ asked: 6, pairs: ['0:1', '1:2'] });
    expect(parsed).toBeGreaterThanOrEqual(3);
  });

  it('is less, with the same answers, where lines are sorted out', () => {
    const [quick, full] = [false, true].map((fullScan) => countWork(rules(), ndjson, fullScan));
    expect(quick?.pairs).toEqual(full?.pairs);
    expect(quick?.parsed).toBeLessThan(full?.parsed ?? 0);
    expect(quick?.asked).toBeLessThan(6);
  });

  it('leaves JSON.parse as it was, also behind an error', () => {
    const before = JSON.parse;
    const broken: StreamRule = {
      id: '',
      name: '',
      facts: null,
      matches: () => {
        throw new Error('a fault');
      },
    };
    expect(() => countWork([broken], ndjson, true)).toThrow('a fault');
    expect(JSON.parse).toBe(before);
  });
});
