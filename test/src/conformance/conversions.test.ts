import { describe, expect, it } from 'vitest';
import { inspect, type KnownDifference } from '../../../src/conformance/index.ts';
import type { Conversion, Effect, Engine, Inspector } from '../../../src/contract/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import type { ConversionReport } from '../../../src/report/index.ts';
import { fakeEngine } from '../../support/fake-engine.ts';

const SETTINGS = {
  schema: { fields: new Map() },
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};
const EVENTS = [{ user: 'root', noise: 1 }, { user: 'ROOT' }, { user: 'other' }];
const oracle = fakeEngine('oracle', 'eql', ({ user }) => user === 'root');
/** Runs `folds`, `never` and `exact`, and nothing else. */
const runner: Engine = {
  ...fakeEngine('runner', 'x', ({ user }, text) => {
    if (text === 'folds') return String(user).toLowerCase() === 'root';
    return text === 'exact' && user === 'root';
  }),
};
const broken = fakeEngine('runner', 'x', () => false, { status: 'failed', message: 'no such column' });

function inspector(conversion: Conversion): Inspector {
  const inspection = { problems: [], conversions: [conversion] };
  return { name: 'them', reads: 'sigma', receipt: async () => 'them 1', inspect: async () => inspection };
}

async function report(conversion: Conversion, effects: readonly Effect[] = [], known: readonly KnownDifference[] = []) {
  const original = { query: 'any where true', settings: SETTINGS, effects };
  const { conversions } = await inspect(inspector(conversion), 'title: A', original, oracle, EVENTS, known);
  const [only] = conversions;
  if (only === undefined) throw new Error('no conversion');
  return only satisfies ConversionReport;
}

const converted = (text: string, engine: Engine | null = runner): Conversion => ({
  converter: 'x',
  version: '1',
  status: 'converted',
  text,
  engine,
});

const row = (more: Partial<KnownDifference>): KnownDifference => ({
  code: 'folds-letters',
  engine: 'them x',
  version: '1',
  construct: '',
  explanation: '',
  source: '',
  avoided: null,
  example: null,
  ...more,
});

describe('a converted query', () => {
  it('that finds the events of the rule is kept', async () => {
    expect(await report(converted('exact'))).toMatchObject({ status: 'kept', compared: 3, announced: 0, query: 'exact' });
  });

  it('that finds others is changed, and shown on the smallest event', async () => {
    expect(await report(converted('never'))).toMatchObject({
      status: 'changed',
      added: 0,
      missed: 1,
      causes: { unexplained: 1 },
      example: { event: { user: 'root' }, means: true, says: false },
    });
  });

  it('that differs as the translation announces is kept, and the differences are counted', async () => {
    expect(await report(converted('folds'), ['may-match-more'])).toMatchObject({ status: 'kept', announced: 1, added: 0 });
    expect(await report(converted('folds'), ['may-match-less'])).toMatchObject({ status: 'changed', announced: 0, added: 1 });
  });

  it('is explained by what is known of its converter alone', async () => {
    const mended = (): string => 'exact';
    expect((await report(converted('folds'), [], [row({ mended })])).causes).toEqual({ 'folds-letters': 1 });
    expect((await report(converted('folds'), [], [row({ mended, engine: 'them y' })])).causes).toEqual({ unexplained: 1 });
  });

  it('that fails is broken', async () => {
    expect(await report(converted('?', broken))).toMatchObject({
      status: 'broken',
      reason: 'no such column',
      causes: { unexplained: 1 },
    });
  });

  it('that nothing runs is not executed, and suspected of what its rule has', async () => {
    const known = [row({ concerns: (artifact) => artifact.includes('title') }), row({ code: 'other', concerns: () => false })];
    expect(await report(converted('exact', null), [], known)).toMatchObject({
      status: 'not-executed',
      suspected: ['folds-letters'],
      query: 'exact',
    });
  });

  it('that was refused says why', async () => {
    const refused: Conversion = { converter: 'x', version: '1', status: 'refused', reason: 'cased' };
    expect(await report(refused)).toMatchObject({ status: 'refused', reason: 'cased', query: null });
  });
});
