import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RuleOptions, USUAL_OPTIONS } from '../../../src/page/options.ts';
import { judgePort } from '../../../src/page/work/against.ts';
import { checkRule } from '../../../src/page/work/check.ts';
import { compareRules } from '../../../src/page/work/diff.ts';
import { makeEvents } from '../../../src/page/work/events.ts';
import { explainEvents } from '../../../src/page/work/explain.ts';
import { matchFiles } from '../../../src/page/work/match.ts';
import { proveRule } from '../../../src/page/work/prove.ts';
import { read } from '../../../src/page/work/read.ts';
import { translate } from '../../../src/page/work/translate.ts';
import type { Subject } from '../../../src/page/work/work.ts';

const RULE = 'process where process.name : "nc" and user.name == "x"';
const PIPELINE = `name: ours
transformations:
  - id: names
    type: field_name_mapping
    mapping:
      process.name: Image
`;
const SIGMA = `title: t
logsource: { category: process_creation, product: windows }
detection:
  a: { User|expand: '%admins%' }
  condition: a
`;

const subject = (options: Partial<RuleOptions>, text = RULE): Subject => ({
  text,
  rule: 0,
  options: { ...USUAL_OPTIONS, ...options },
});

describe('the options of the page', () => {
  it('give fields the names that events have, where outputs are printed, events made and files matched', async () => {
    const renamed = subject({ pipeline: PIPELINE, field: 'user.name=Who\n' });
    const printed = await translate({ ...renamed, target: 'eql', chosen: {} });
    expect(printed?.text).toContain('Image : "nc" and Who == "x"');
    const events = await makeEvents({ ...renamed, count: 60, seed: 1 });
    const file = new File([events.map(({ event }) => `${JSON.stringify(event)}\n`).join('')], 'events.ndjson');
    const { matches } = await matchFiles({ ...renamed, files: [file], keep: 10 }, () => {});
    expect(matches).toBe(events.filter(({ expected }) => expected).length);
    expect(matches).toBeGreaterThan(0);
  });

  it('hold where outputs are checked and ports judged: both ask the names that events have', async () => {
    const renamed = subject({ pipeline: PIPELINE, field: 'user.name=Who' });
    const { engines, disagreements } = await checkRule({ ...renamed, events: 120, seed: 1, forms: {} }, () => {});
    expect(disagreements).toEqual([]);
    expect(engines.filter(({ status }) => status === 'compared').length).toBeGreaterThan(4);
    const text = (await translate({ ...renamed, target: 'sigma', chosen: {} }))?.text ?? '';
    const port = { name: 'the port', text };
    expect(await judgePort({ ...renamed, port, events: 120 })).toMatchObject({ report: { status: 'same' }, proof: null });
    const own = await judgePort({ ...subject({}), port, events: 120 });
    expect(own.report.status).toBe('differs');
  });

  it('say nothing of why under other names, and prove nothing: the verdict is told, or why there is none', async () => {
    const renamed = subject({ field: 'process.name=Image' });
    const event = { 'event.category': 'process', Image: 'NC', 'user.name': 'x' };
    expect(await explainEvents({ ...renamed, events: [event] })).toEqual({ kind: 'unexplained', matches: 1 });
    expect(await explainEvents({ ...renamed, events: [{ ...event, Image: 'y' }] })).toEqual({ kind: 'unexplained', matches: 0 });
    await expect(proveRule({ ...renamed, forms: {} }, () => {})).rejects.toThrow('under the names that the rule has');
  });

  it('hold for both rules that are compared', async () => {
    const renamed = subject({ field: 'process.name=Image' });
    expect(await compareRules({ ...renamed, other: RULE })).toMatchObject({ relation: 'equivalent' });
    const wider = await compareRules({ ...renamed, other: 'process where process.name : "nc"' });
    expect(wider).toMatchObject({ relation: 'A is narrower' });
    expect(JSON.stringify(wider)).toContain('"Image"');
  });

  it('fill placeholders in, and take the types of a mapping', async () => {
    const open = await read(subject({}, SIGMA));
    expect(open.rules[0]?.accepted).toBe(false);
    const filled = subject({ placeholder: 'admins=alice,bob' }, SIGMA);
    expect((await read(filled)).rules[0]?.accepted).toBe(true);
    expect((await translate({ ...filled, target: 'eql', chosen: {} }))?.text).toContain('alice');
    const mapping = JSON.stringify({ mappings: { properties: { n: { type: 'long' } } } });
    const numbers = await read(subject({ mapping }, 'any where n == "x"'));
    expect(numbers.words.map(({ gravity }) => gravity)).toContain('error');
    const strict = await read(subject({ mapping, strictFields: true }, 'any where m == 1'));
    expect(strict.words.filter(({ gravity }) => gravity === 'error')).toHaveLength(1);
  });

  it('that cannot be read are told at their lines, and no rule is worked on until they can', async () => {
    const wrong = subject({
      mapping: '{',
      pipeline: `${PIPELINE}---\nname: x\ntransformations:\n  - type: no_such_thing\n`,
      field: 'process.name=Image\n\nno names',
      placeholder: '=x',
    });
    const { optionWords, rules } = await read(wrong);
    expect(optionWords.map(({ option, line }) => [option, line])).toEqual([
      ['mapping', null],
      ['pipeline', 10],
      ['field', 3],
      ['placeholder', 1],
    ]);
    expect(rules[0]?.accepted).toBe(false);
    expect(await translate({ ...wrong, target: 'sigma', chosen: {} })).toBeNull();
    const idle = await read(subject({ pipelineReverse: true }));
    expect(idle.optionWords.map(({ option }) => option)).toEqual(['pipelineReverse']);
    const unused = await read(subject({ field: 'no.such=x' }));
    expect(unused.optionWords).toMatchObject([{ option: 'field', gravity: 'note' }]);
    expect(unused.rules[0]?.accepted).toBe(true);
  });

  it('may hold anything', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      fc.constantFrom('---\n---', 'a=b\na=c', '%=%'),
    );
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (mapping, pipeline, field, placeholder) => {
        const { optionWords } = await read(subject({ mapping, pipeline, field, placeholder }));
        for (const { line } of optionWords) expect(line === null || line >= 1).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
