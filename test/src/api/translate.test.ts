import { describe, expect, it } from 'vitest';
import { check } from '../../../src/api/check.ts';
import type { Runs } from '../../../src/api/guests.ts';
import { parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';

import type { Engine } from '../../../src/contract/index.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';
import { fakeEngine } from '../../support/fake-engine.ts';
import { NETCAT, UNRUN } from '../../support/rule-files.ts';

function understood(text: string) {
  const [rule] = parse(text).rules;
  if (rule === undefined || !rule.meaning.ok) throw new Error('not understood');
  return { syntax: rule.syntax, ...rule.meaning.value };
}

describe('translate', () => {
  it('gives the text that a user deploys', () => {
    const { rule } = understood(NETCAT);
    expect(translate(rule, 'sigma')).toMatchObject({ status: 'exact', text: expect.stringContaining('logsource:') });
    expect(translate(rule, 'es-dsl')).toMatchObject({ status: 'exact', text: expect.stringMatching(/^\{/) });
    expect(translate(rule, 'js')).toMatchObject({ status: 'exact', text: expect.stringContaining('export default') });
  });

  it('takes the options of its target', () => {
    const { rule } = understood(NETCAT);
    const sigma = translate(rule, 'sigma', { taxonomy: 'sigma' });
    expect(sigma.status !== 'refused' && sigma.text).toContain('Image');
  });

  it('names the targets when there is none of the name', () => {
    const { rule } = understood(NETCAT);
    for (const name of ['sigm', '__proto__', 'toString', '', undefined, null, 3]) {
      expect(() => translate(rule, name as never)).toThrow(TypeError);
      expect(() => translate(rule, name as never)).toThrow(`; the targets are ${TARGET_NAMES.join(', ')}`);
    }
  });

  it('refuses with a code and a place', () => {
    const refused = translate(understood(UNRUN).rule, 'js');
    expect(refused).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'js-pattern-too-large', span: { start: UNRUN.indexOf('process.name') } }],
    });
  });
});

describe('check', () => {
  it('compares every engine with the oracle and tells how far it is', async () => {
    const seen: [number, number][] = [];
    const report = await check([understood(NETCAT)], { events: 120, seed: 3, progress: (rule, done) => seen.push([rule, done]) });
    expect(report.summary).toMatchObject({ rules: 1, events: 120, disagreements: 0, seed: 3 });
    expect(seen.at(-1)).toEqual([0, 120]);
  });

  it('finds a translation of a caller that drops a condition, and shows the smallest event', async () => {
    const report = await check([understood(NETCAT)], {
      events: 400,
      translate: (rule, to) =>
        to === 'js' ? translate(understood('process where event.type == "start"').rule, to) : translate(rule, to),
    });
    expect(report.summary.disagreements).toBeGreaterThan(0);
    const [first] = report.rules[0]?.disagreements ?? [];
    expect(first).toMatchObject({ engine: 'js', expected: false, answered: true, shrunk: true });
    expect(JSON.stringify(first?.event).length).toBeLessThan(120);
  });

  it('says which engines ran a translation, and that sequences of Elasticsearch agree by construction', async () => {
    const report = await check([understood('sequence by host.id with maxspan=5m [process where true] [file where true]')], {
      events: 1000,
    });
    expect(report.rules[0]?.translations.map(({ target, runBy }) => [target, runBy])).toEqual([
      ['sigma', ['sigma']],
      ['es-dsl', ['eql-search']],
      ['js', ['js']],
      ['eql', ['eql']],
      ['lucene', []],
      ['kql', []],
      ['kibana', ['kibana']],
    ]);
    const constructed = report.rules[0]?.engines.flatMap(({ name, byConstruction }) =>
      byConstruction === undefined ? [] : [name],
    );
    expect(constructed).toEqual(['eql-search', 'kibana']);
  });

  it('takes a guest only when it runs what some target prints', async () => {
    const guest = fakeEngine('guest', 'js', () => false);
    // @ts-expect-error any string may be the name of no target
    const report = await check([understood(NETCAT)], { events: 40, guests: [{ engine: guest, absence: () => null }] });
    expect(report.summary.disagreements).toBeGreaterThan(0);
    // @ts-expect-error no target has this name
    const mistyped: Engine<Runs> = { ...guest, runs: 'javascript' };
    expect(mistyped.name).toBe('guest');
  });

  it('fails what a guest should judge that is gone in the middle of a run', async () => {
    const guests = [{ lost: 'rsigma', reason: 'cannot run rsigma' }];
    const report = await check([understood(NETCAT)], { events: 40, guests });
    const told = report.rules[0]?.engines.find(({ name }) => name === 'rsigma');
    expect(told).toMatchObject({ runs: 'eql', status: 'failed', reason: expect.stringContaining('cannot run rsigma') });
    expect(report.summary.enginesFailed).toBe(1);
  });

  it('of no rules is an empty report', async () => {
    expect(await check([])).toMatchObject({ rules: [], summary: { rules: 0, events: 0, disagreements: 0 } });
  });
});
