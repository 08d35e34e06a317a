import { describe, expect, it } from 'vitest';
import { BUILT_IN_RULES } from '../../../src/index.ts';
import { USUAL_OPTIONS } from '../../../src/page/options.ts';
import { read } from '../../../src/page/work/read.ts';
import { translate } from '../../../src/page/work/translate.ts';
import type { Subject } from '../../../src/page/work/work.ts';

const subject = (text: string): Subject => ({ text, rule: 0, options: USUAL_OPTIONS });
const tokensIn = async (text: string): Promise<readonly string[]> =>
  (await read(subject(text))).tokens.map(({ from, to, kind }) => `${kind} ${text.slice(from, to)}`);

describe('what the page reads', () => {
  it('has the words of an EQL query by its grammar, also of one with problems', async () => {
    expect(await tokensIn('process where length(`a b`) > 1.5 and x.y == "z" // why')).toEqual([
      'category process',
      'keyword where',
      'function length',
      'field `a b`',
      'operator >',
      'number 1.5',
      'operator and',
      'field x.y',
      'operator ==',
      'string "z"',
      'comment // why',
    ]);
    expect(await tokensIn('process where /* c */ x = "z"')).toEqual([
      'category process',
      'keyword where',
      'comment /* c */',
      'field x',
      'string "z"',
    ]);
  });

  it('has the words of KQL and of Sigma by theirs', async () => {
    expect(await tokensIn('user.name : (root or "a b")')).toEqual([
      'field user.name',
      'operator :',
      'string root',
      'operator or',
      'string "a b"',
    ]);
    const sigma =
      'title: t\nlogsource: { category: process_creation }\ndetection:\n  a:\n    Image|endswith: x\n  condition: a\n';
    expect(await tokensIn(sigma)).toEqual(expect.arrayContaining(['field Image', 'modifier endswith', 'name a', 'string x']));
  });

  it('has the keys of a document and the words of the query in it, at their places in the document', async () => {
    const { text } = BUILT_IN_RULES[0];
    const tokens = await tokensIn(text);
    expect(tokens).toContain('key risk_score');
    expect(tokens).toContain('operator regex~');
    expect(tokens).toContain('field process.executable');
  });

  it('places a problem in the document that holds the query, in JSON with its escapes too', async () => {
    const toml = '[rule]\nname = "n"\ntype = "eql"\nlanguage = "eql"\nquery = \'\'\'\nprocess where x.y = 1\n\'\'\'\n';
    const [word] = (await read(subject(toml))).words;
    expect(word).toMatchObject({ gravity: 'error', code: 'single-equals', quote: '=' });
    expect(toml.slice((word?.from ?? 0) - 4, word?.to)).toBe('x.y =');
    const json = JSON.stringify({ name: 'n', rule_id: 'r', type: 'eql', language: 'eql', query: 'process where\n x.y = "a"' });
    for (const { from, to } of (await read(subject(json))).words) expect(from >= 0 && to <= json.length && from <= to).toBe(true);
  });

  it('keeps every place within the text, whatever is cut off it', async () => {
    const { text } = BUILT_IN_RULES[0];
    for (let end = 0; end <= text.length; end += 37) {
      const { tokens, words } = await read(subject(text.slice(0, end)));
      for (const { from, to } of [...tokens, ...words]) expect(from >= 0 && from <= to && to <= end).toBe(true);
    }
  });
});

describe('a document of a thousand rules', () => {
  it('has the words of each, in about the time of reading them', async () => {
    const rule = (at: number): string =>
      `title: R${at}\nlogsource:\n  product: windows\n  category: process_creation\ndetection:\n  a:\n    Image|endswith: '${at} # x'\n    b: [c, d]\n  condition: a # one\n`;
    const rules = Array.from({ length: 1200 }, (_, at) => rule(at));
    const words = (await Promise.all(rules.map(tokensIn))).flat().length;
    expect(await tokensIn(rules.join('---\n'))).toHaveLength(words);
    expect(await tokensIn(rules.slice(0, 2).join('---\n'))).toEqual((await Promise.all(rules.slice(0, 2).map(tokensIn))).flat());
  }, 15_000);
});

describe('what the page translates', () => {
  it('offers the choices of a target, and takes of a link only those that there are', async () => {
    const rule = subject('process where process.name : "a"');
    const usual = await translate({ ...rule, target: 'sigma', chosen: {} });
    const choice = usual?.choices.find(({ key }) => key === 'taxonomy');
    expect(choice?.values).toEqual(['ecs', 'sigma']);
    const chosen = await translate({ ...rule, target: 'sigma', chosen: { taxonomy: 'sigma' } });
    expect(chosen?.text).not.toBe(usual?.text);
    const odd = await translate({ ...rule, target: 'sigma', chosen: { taxonomy: '<b>', __proto__: 1, constructor: 'x' } });
    expect(odd).toEqual(usual);
  });

  it('places refusals in the text', async () => {
    const text = 'process where length(process.command_line) > 10';
    const refused = await translate({ ...subject(text), target: 'kql', chosen: {} });
    expect(refused).toMatchObject({ status: 'refused', text: null });
    expect(refused?.words[0]?.quote).toContain('length');
  });

  it('gives nothing for a rule that is not accepted', async () => {
    expect(await translate({ ...subject('process where x ='), target: 'js', chosen: {} })).toBeNull();
  });
});
