import { describe, expect, it } from 'vitest';
import { diff, parse, prove } from '../../src/index.ts';

const QUERY = 'process where process.name : ("nc", "ncat*") and not user.name == "svc"';

describe('prove', () => {
  it('takes the text of a rule, and finds its Sigma equal', async () => {
    const proved = await prove(QUERY, { targets: ['sigma', 'es-dsl'] });
    expect(proved).toMatchObject({
      ok: true,
      value: [
        { target: 'sigma', verdict: { kind: 'equal' } },
        { target: 'es-dsl', verdict: { kind: 'equal' } },
      ],
    });
  });

  it('takes what parse accepted', async () => {
    const [rule] = parse(QUERY).rules;
    if (rule?.meaning.ok !== true) throw new Error('the rule of the test is another');
    const proved = await prove({ syntax: rule.syntax, ...rule.meaning.value }, { targets: ['kql'] });
    expect(proved.ok && proved.value.map(({ target }) => target)).toEqual(['kql']);
  });

  it('gives the problems of a text that is no rule, and of one with several', async () => {
    expect(await prove('process where')).toMatchObject({ ok: false });
    const two = '[{"language":"eql","query":"any where true"},{"language":"eql","query":"any where false"}]';
    expect(await prove(two)).toMatchObject({ ok: false, problems: [{ code: 'several-rules' }] });
  });
});

describe('diff', () => {
  it('compares texts of any languages', async () => {
    const other = 'title: nc\nlogsource: { category: process_creation }\ndetection:\n  s: { process.name: nc }\n  condition: s\n';
    const found = await diff('process where process.name : "nc*"', other);
    expect(found).toMatchObject({ ok: true, value: { meaning: { kind: 'differs' } } });
    expect(await diff(other, 'no rule')).toMatchObject({ ok: false });
  });
});
