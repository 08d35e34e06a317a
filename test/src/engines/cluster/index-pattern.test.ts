import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../../src/engines/cluster/index.ts';
import { findEqlMatches, indexPatternProblem } from '../../../../src/engines/cluster/index.ts';
import { openPointInTime } from '../../../../src/engines/cluster/point-in-time.ts';
import { voiceAt } from '../../../../src/engines/cluster/voice.ts';
import { printable } from '../../../../src/source/index.ts';

const BAD = ['', '.', '..', 'a,', ',a', 'a,..', '-', '-..', 'a/b', '../b', 'a\\b', 'a?b', 'a#b', 'a b', 'a\nb', 'a\u0000'];
const ALSO_BAD = ['a\u009b', 'a\ud800', '_cluster', 'a,_search', '-_nodes', ':a', 'b:', 'b:..', 'b:_x', '_x:b'];
const GOOD = [
  'logs',
  'logs-*',
  '*',
  '_all',
  '.ds-logs-2026.01.31-000001',
  '.alerts,logs',
  'a,-b*',
  '-a',
  'b:logs-*',
  '*:*',
  'b:_all',
];

describe('the names of indices in the path of a URL', () => {
  it.each([...BAD, ...ALSO_BAD])('%j is refused before anything is asked', async (pattern) => {
    expect(indexPatternProblem(pattern)).toMatch(/name/);
    const refused = { ok: false, kind: 'refused', message: printable(indexPatternProblem(pattern) ?? '') };
    expect(await openPointInTime(SILENT, 'opensearch', pattern)).toMatchObject(refused);
    expect(await findEqlMatches(SILENT, pattern, { body: '{}', size: 10, eventsEach: 2 })).toMatchObject({
      matches: [],
      failure: refused,
    });
  });

  it.each([...GOOD, 'logs::failures', 'b:logs::data'])('%j is taken', (pattern) => {
    expect(indexPatternProblem(pattern)).toBeNull();
  });
});

const SILENT: Connection = {
  url: 'http://cluster',
  voice: voiceAt('http://cluster', { kind: 'none' }),
  ask: () => {
    throw new Error('it was asked');
  },
  close: () => {},
};
