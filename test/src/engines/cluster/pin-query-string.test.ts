import { describe, expect, it } from 'vitest';
import { pinQueryString } from '../../../../src/engines/cluster/pin-query-string.ts';
import { schemaFromMapping } from '../../../../src/schema/index.ts';

const read = schemaFromMapping({ properties: { d: { type: 'date' }, 'a:b': { type: 'date' }, k: { type: 'keyword' } } });
if (!read.ok) throw new Error('the mapping is none');
const { schema } = read;
const NOW = '2026-01-15T12:00:00.000Z';

describe('the clock of a query string', () => {
  it.each([
    ['d:{"now-9m" TO *]', `d:{"${NOW}||-9m" TO *]`],
    ['(k:x AND d:["now-1d/d" TO "now"})', `(k:x AND d:["${NOW}||-1d/d" TO "${NOW}||"})`],
    ['@timestamp:[* TO "now+1h"]', `@timestamp:[* TO "${NOW}||+1h"]`],
    [String.raw`a\:b:{"now" TO *]`, String.raw`a\:b:{"${NOW}||" TO *]`],
    // Texts stay what they are.
    ['k:["now-1d" TO *]', 'k:["now-1d" TO *]'],
    ['d:["nowhere" TO *]', 'd:["nowhere" TO *]'],
    [String.raw`k:" d:[\"now\" TO *]" OR k:"now"`, String.raw`k:" d:[\"now\" TO *]" OR k:"now"`],
    ['k:/x d:["now" TO *]/', 'k:/x d:["now" TO *]/'],
  ])('%s', (text, pinned) => {
    expect(pinQueryString(text, Date.parse(NOW), '@timestamp', schema)).toBe(pinned);
  });
});
