import { describe, expect, it } from 'vitest';
import { actionsAt } from '../../../src/editor/actions.ts';
import { completionsAt } from '../../../src/editor/completion.ts';
import { findingsOf } from '../../../src/editor/findings.ts';
import { applied, formattingOf } from '../../../src/editor/format.ts';
import { hoverAt } from '../../../src/editor/hover.ts';
import { openDocument } from '../../../src/editor/open.ts';
import { outlineOf } from '../../../src/editor/outline.ts';
import { problemsOf } from '../../../src/editor/problems.ts';
import type { EditorSettings } from '../../../src/editor/settings.ts';
import { tomlRule } from '../../support/rule-files.ts';

const SETTINGS: EditorSettings = { reading: {}, targets: [] };

/** A text with `¦` where somebody stands. */
function at(marked: string): { readonly text: string; readonly offset: number } {
  return { text: marked.replace('¦', ''), offset: marked.indexOf('¦') };
}

function open(text: string, name = 'rule.eql', settings = SETTINGS) {
  return openDocument(text, name, settings);
}

describe('problems', () => {
  it('stand where the document has them, in every form', () => {
    const query = 'process where proces.name : "nc"';
    const forms: readonly (readonly [string, string])[] = [
      ['rule.eql', `\n${query}\n`],
      ['rule.eql', `\uFEFF${query}`],
      ['rule.toml', tomlRule(query)],
      ['rule.json', JSON.stringify({ name: 'é', language: 'eql', query })],
      ['rule.yml', `name: x\nlanguage: eql\ntype: eql\nquery: |\n    process where\n      ${query.slice(14)}\n`],
      ['rule.yml', `name: x\nlanguage: eql\nquery: >-\n  process\n  where\n\n  ${query.slice(14)}\nto: b\n`],
      ['rule.yml', `name: x\nlanguage: eql\nquery: process where\n   ${query.slice(14).replace(':', '==')}\n`],
      ['rule.yml', `name: x\nlanguage: eql\nquery: 'process where user.name == "it''s"\n   and ${query.slice(14)}'\n`],
      ['notes.md', `# Netcat\n\n\`\`\`eql\n${query}\n\`\`\`\n`],
    ];
    for (const [name, text] of forms) {
      const found = problemsOf(open(text, name)).filter(({ code }) => code === 'unknown-field');
      expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['proces.name']);
    }
  });

  it('are told of what does not parse, and of a query whose place is not known at the beginning of the document', () => {
    expect(problemsOf(open('process where'))).toMatchObject([{ severity: 'error', span: { start: 13, end: 13 } }]);
    const query = 'process where\n  proces.name : \\"nc\\"\n';
    const twice = `name: x\nlanguage: eql\nquery: "${query.replace('\n  ', '\\n').trimEnd()}"\nnote: "${query.replace('\n  ', '\\n').trimEnd()}"\n`;
    const [problem] = problemsOf(open(twice, 'rule.yml'));
    expect(problem).toMatchObject({ code: 'unknown-field', span: { start: 0, end: 1 } });
    expect(problem?.message).toContain('2:1: the mapping has no field proces.name');
  });

  it('hold what proofs find and what targets lose, without what comments suppress', async () => {
    const text = 'process where process.name : ("nc", "n*") and proces.pid == 1';
    const codes = async (written: string) =>
      (await findingsOf(open(written, 'rule.eql', { ...SETTINGS, targets: ['lucene'] }))).map(({ code }) => code);
    expect(await codes(text)).toEqual(['lint-value-covered', 'unknown-field']);
    expect(await codes(`// eqlibrium-ignore lint-value-covered,unknown-field tried\n${text}`)).toEqual([]);
    const sequence = 'sequence by host.id [process where true] [file where true]';
    expect(await codes(sequence)).toContain('lucene-several-events');
  });
});

describe('a hover', () => {
  const says = (marked: string, settings = SETTINGS): string => {
    const { text, offset } = at(marked);
    const opened = open(text, 'rule.eql', settings);
    return hoverAt(opened, offset, problemsOf(opened))?.markdown ?? '';
  };

  it('says what an operator, a function, a keyword and a field are, and what a code means', () => {
    expect(says('process where process.name ¦: "nc"')).toContain('wildcards `*` and `?`, letters folded');
    expect(says('process where cidr¦Match(source.ip, "::1")')).toContain('cidrMatch(source: ip, ...block: string): boolean');
    expect(says('seq¦uence [process where true] [process where true]')).toContain('follow each other in time');
    expect(says('process where event.¦type == "start"')).toMatch(/`event.type`: `keyword`.*`installation`/s);
    expect(says('process where proc¦es.name : "nc"')).toMatch(/no field of ECS[\s\S]*`unknown-field`/);
    expect(says('process ¦  where true')).toBe('');
  });

  it('makes no markup of what a rule says', () => {
    expect(says('process where `a``[x](http://evil)<img>¦` : "nc"')).toMatch(
      /^``a`\[x\]\(http:\/\/evil\)<img>``: no field of ECS[\s\S]*no field a\\`\\\[x\\\]\\\(http\\:\/\/evil\\\)\\<img\\>;/,
    );
  });
});

describe('completions', () => {
  const offered = (marked: string, name = 'rule.eql'): readonly string[] => {
    const { text, offset } = at(marked);
    return completionsAt(open(text, name), offset).items.map(({ label }) => label);
  };
  const taken = (marked: string, label: string, name = 'rule.eql'): string => {
    const { text, offset } = at(marked);
    const { span, items } = completionsAt(open(text, name), offset);
    const item = items.find((one) => one.label === label);
    return item === undefined ? 'not offered' : text.slice(0, span.start) + item.text + text.slice(span.end);
  };

  it('are what may stand there', () => {
    expect(offered('¦')).toEqual(expect.arrayContaining(['process', 'any', 'sequence']));
    expect(offered('process ¦')).toEqual(['where']);
    expect(offered('process where process.na¦')[0]).toBe('process.name');
    expect(offered('process where process.name ¦')).toEqual(expect.arrayContaining([':', 'like~', 'not in', 'and']));
    expect(offered('process where true | ¦')).toEqual(['head', 'tail']);
    expect(offered('process where process.name == "x" // ¦')).toEqual([]);
    expect(offered('user.name: root ¦', 'rule.kql')).toEqual(expect.arrayContaining(['and', 'or']));
    expect(offered('title: a\ndetection:\n  sel:\n    a: 1\n  condition: s¦', 'rule.yml')).toContain('sel');
    expect(offered('title: a\ndetection:\n  sel:\n    a|ends¦', 'rule.yml')).toEqual(['endswith']);
  });

  it('are the names that Sigma has: fields of the log source, what that may say, and keys', () => {
    const rule = (before: string, source = 'category: process_creation\n  product: windows'): readonly string[] =>
      offered(`title: a\nlogsource:\n  ${source}\ndetection:\n  sel:\n    ${before}`, 'rule.yml');
    expect(rule('Par¦').slice(0, 3)).toEqual(['ParentImage', 'ParentCommandLine', 'ParentProcessId']);
    expect(rule('Query¦')).not.toContain('QueryName');
    expect(rule('Query¦', 'category: dns_query')[0]).toBe('QueryName');
    expect(rule('Script¦', 'product: windows')[0]).toBe('ScriptBlockText');
    expect(rule('Script¦', 'product: linux')).not.toContain('ScriptBlockText');
    expect(rule('process.na¦', 'product: linux')).toContain('process.name');
    const about = (before: string): readonly string[] => offered(`title: a\n${before}\ndetection:\n  sel:\n    a: 1`, 'rule.yml');
    expect(about('logsource:\n  category: proc¦')).toEqual([
      'process_access',
      'process_creation',
      'process_tampering',
      'process_termination',
    ]);
    expect(about('logsource:\n  product: okta\n  service: ¦')).toEqual(['okta']);
    expect(about('logsource:\n  product: windows\n  service: sec¦')[0]).toBe('security');
    expect(about('logsource:\n  pr¦')).toEqual(['product']);
    expect(about('level: hi¦')).toEqual(['high']);
    expect(about('lo¦')).toEqual(['logsource']);
    expect(about('description: proc¦')).toEqual([]);
  });

  it('are values that ECS names, written as they have to be there', () => {
    expect(taken('process where event.type == ¦', 'start')).toBe('process where event.type == "start"');
    expect(taken('process where event.type in ("end", "st¦', 'start')).toBe('process where event.type in ("end", "start');
    expect(taken('sequence [pro¦', 'process')).toBe('sequence [process');
    expect(taken('event.type: st¦', 'start', 'rule.kql')).toBe('event.type: start');
    const json = '{"name": "a", "language": "eql", "query": "process where event.type == ¦"}';
    expect(taken(json, 'start', 'rule.json')).toBe(json.replace('¦', '\\"start\\"'));
    expect(taken(tomlRule('process where event.type == ¦'), 'start', 'rule.toml')).toBe(
      tomlRule('process where event.type == "start"'),
    );
  });

  it('are fields of the mapping where one is given', () => {
    const fields = new Map([
      ['own-name.x', { type: 'keyword', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' }],
    ] as const);
    const opened = open('process where own', 'rule.eql', { ...SETTINGS, reading: { schema: { fields } } });
    expect(completionsAt(opened, 17).items).toMatchObject([{ label: 'own-name.x', text: '`own-name`.x' }]);
  });
});

describe('actions', () => {
  const offered = async (marked: string, name = 'rule.eql') => {
    const { text, offset } = at(marked);
    const actions = await actionsAt(open(text, name), { start: offset, end: offset });
    return actions.map(({ title, edits, refused }) => ({ title, refused, text: applied(text, edits) }));
  };

  it('mend what is proven, in the document', async () => {
    const actions = await offered(tomlRule('process where process.name : ("n¦c", "n*") and process.pid in (1, 1)'), 'rule.toml');
    const mending = actions.filter(({ title }) => title.startsWith('Mend'));
    expect(mending.map(({ text }) => text)).toEqual([tomlRule('process where process.name : ("n*") and process.pid in (1, 1)')]);
  });

  it('mark a field optional, or put the one that was meant', async () => {
    const texts = (await offered('process where process.nam¦ : "nc"')).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['process where ?process.nam : "nc"', 'process where process.name : "nc"']));
  });

  it('translate a query whose place is not known from anywhere in its document', async () => {
    const twice = JSON.stringify({ name: 'a', language: 'eql', query: 'process where\ttrue', note: 'process where\ttrue' });
    const titles = (await offered(`¦${twice}`, 'rule.json')).map(({ title }) => title);
    expect(titles).toContain('Translate to Sigma (exact)');
  });

  it('translate to every target, or say why not', async () => {
    const actions = await offered('sequence by host.id with maxspan=1m [process where tr¦ue] [file where true]');
    expect(actions.find(({ title }) => title.startsWith('Translate to Sigma'))).toMatchObject({
      title: expect.stringContaining('lossy'),
    });
    expect(actions.find(({ title }) => title === 'Translate to Lucene query string')?.refused).toContain(
      'each document by itself',
    );
  });
});

describe('the outline and the layout', () => {
  it('list rules with the items of their sequences', () => {
    const text = tomlRule('sequence by host.id with maxspan=1m [process where true] ![file where true]');
    const [rule] = outlineOf(open(text, 'rule.toml'));
    expect(rule?.name).toBe('Netcat Started');
    expect(rule?.parts.map(({ name }) => name)).toEqual(['1: process where', '2: no file where']);
    expect(rule?.parts.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '[process where true]',
      '![file where true]',
    ]);
  });

  it('lay queries out where they stand, and say why one is left alone that would be read otherwise', () => {
    const formatted = (text: string, name = 'rule.eql'): string => applied(text, formattingOf(open(text, name)).edits);
    expect(formatted('process   where process.name:"nc"')).toBe('process where process.name : "nc"');
    expect(formatted(tomlRule('process   where process.name:"nc"'), 'rule.toml')).toBe(
      tomlRule('process where process.name : "nc"'),
    );
    const yaml = 'name: a\nlanguage: eql\nquery: |\n    sequence by host.id [process   where true] [file where true]\n';
    expect(formatted(yaml, 'rule.yml')).toBe(
      'name: a\nlanguage: eql\nquery: |\n    sequence by host.id\n      [process where true]\n      [file where true]\n',
    );
    const long = `process   where process.name : (${Array.from({ length: 20 }, (_, at) => `"name-${at}"`).join(', ')})`;
    const json = JSON.stringify({ name: 'a', language: 'eql', query: long });
    expect(formatted(json, 'rule.json')).toBe(json);
    expect(formattingOf(open(json, 'rule.json')).left).toEqual([expect.stringContaining('as within JSON, is not laid out')]);
    expect(formatted('process where (')).toBe('process where (');
    expect(formattingOf(open('title: a\ndetection:\n  s:\n    a:   1\n  condition: s', 'rule.yml'))).toEqual({
      edits: [],
      left: [],
    });
  });

  it('keep comments, in documents as well', () => {
    const toml = (query: string): string => tomlRule(query);
    const opened = open(toml('// why\nprocess   where true  // what'), 'rule.toml');
    expect(applied(opened.text, formattingOf(opened).edits)).toBe(toml('// why\nprocess where true // what'));
    const yaml = 'query: |\n    /* two\n       lines */\n    process   where true // why\nlanguage: eql\nname: a\n';
    const laid = yaml.replace('   where', ' where');
    for (const text of [yaml, laid]) expect(applied(text, formattingOf(open(text, 'rule.yml')).edits)).toBe(laid);
  });
});
