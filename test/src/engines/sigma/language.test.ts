import { describe, expect, it } from 'vitest';
import { sigmaOracle as sigma } from '../../../../src/engines/sigma/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

async function found(rule: string, events: readonly Event[]): Promise<unknown> {
  const loaded = await sigma.load(events, {
    schema: { fields: new Map() },
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  });
  const verdict = await loaded.run(rule);
  return verdict.status === 'answered' ? verdict.matches.flat() : verdict;
}

const head =
  'title: t\nid: 0d2b1f7e-0000-4000-8000-000000000000\nlogsource:\n    product: windows\n    category: process_creation\n';
const detection = (text: string): string => `${head}detection:\n${text.replace(/^/gm, '    ')}\n`;
const entry = (text: string): string => detection(`selection:\n    ${text}\ncondition: selection`);

/** The events with one value each that a test finds among some values. */
async function among(text: string, values: readonly Event[string][]): Promise<unknown> {
  const places = await found(
    entry(text),
    values.map((value) => ({ f: value })),
  );
  return Array.isArray(places) ? places.map((place: number) => values[place]) : places;
}

describe('a value', () => {
  it.each<[string, readonly Event[string][], readonly Event[string][]]>([
    ["f: 'Ab'", ['ab', 'AB', 'abc', ['x', 'aB']], ['ab', 'AB', ['x', 'aB']]],
    ["f|cased: 'Ab'", ['ab', 'Ab'], ['Ab']],
    [String.raw`f: 'a\*b*\\c\d?'`, ['a*bxx\\c\\de', 'axbxx\\c\\de', 'a*b\\c\\d'], ['a*bxx\\c\\de']],
    ["f|contains: 'b'", ['abc', 'B', 'ac', 1], ['abc', 'B']],
    ["f|contains|all: ['a', 'b']", ['ba', 'a', ['a', 'b']], ['ba', ['a', 'b']]],
    ["f|startswith: ['a', 'b']", ['ax', 'bx', 'xa'], ['ax', 'bx']],
    ["f|endswith|cased: 'A'", ['xA', 'xa'], ['xA']],
    ["f: ''", ['', 'a', null, []], ['']],
    ['f: null', ['', null, [], 'a'], [null, []]],
    ['f|exists: true', ['', null, [], 'a'], ['', 'a']],
    ['f|exists: false', ['', null, [], 'a'], [null, []]],
    ['f: 5', [5, '5', '05', 5.5, true], [5, '5']],
    ["f: '5'", [5, '5', '05'], [5, '5']],
    ['f: true', [true, 'true', 'True', 1], [true, 'true', 'True']],
    ['f: [5, six]', [5, 'SIX', 6], [5, 'SIX']],
    ['f|gt: 5', [6, '5.5', 5, 'x', '1e3', true], [6, '5.5']],
    ['f|lte: 5', [6, '-3', 5], ['-3', 5]],
    ["f|neq: 'a'", ['a', 'A', 'b', null, ['a', 'b']], ['b', null]],
    ["f|neq: ['a', 'b']", ['a', 'b', 'c'], ['c']],
    ["f|contains|all|neq: ['a', 'b']", ['ab', 'a', 'c'], ['a', 'c']],
    [
      "f|cidr: ['10.0.0.0/8', 'fe80::/10', '1.2.3.4']",
      ['10.9.9.9', '11.0.0.1', 'FE80::1', '1.2.3.4', 'x'],
      ['10.9.9.9', 'FE80::1', '1.2.3.4'],
    ],
  ])('%s', async (text, values, expected) => {
    expect(await among(text, values)).toEqual(expected);
  });
});

describe('a regular expression', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["f|re: 'a.c'", ['xabcx', 'ABC', 'a\nc', 'a\u2028c'], ['xabcx', 'a\u2028c']],
    ["f|re|i: 'a.c'", ['ABC', 'ac'], ['ABC']],
    ["f|re|s: 'a.c'", ['a\nc'], ['a\nc']],
    ["f|re: '^a$'", ['a', 'a\n', 'b\na'], ['a']],
    ["f|re|m: '^a$'", ['a', 'a\n', 'b\na', 'ba'], ['a', 'a\n', 'b\na']],
    ["f|re: '(?i)a(?-i)b|c'", ['Ab', 'AB', 'C', 'c'], ['Ab', 'c']],
    ["f|re: '(?i)(set).*&&'", ['xSETx&&', 'set&'], ['xSETx&&']],
    ["f|re: 'x(?i:a)b'", ['xAb', 'XAb', 'xAB'], ['xAb']],
    ["f|re: '^(?:a|bc)+?$'", ['abca', 'ab', ''], ['abca']],
    ["f|re: '(?P<n>a)(?<m>b)'", ['ab', 'ba'], ['ab']],
    [String.raw`f|re: '\bcat\b'`, ['a cat.', 'cats', 'cat', 'cät'], ['a cat.', 'cat']],
    [String.raw`f|re: '\Bcat'`, ['xcat', 'cat'], ['xcat']],
    [String.raw`f|re: '^\w\d\s\W\D\S$'`, ['a1 -xy', 'ä1 -xy', 'a1\u00a0-xy'], ['a1 -xy']],
    [String.raw`f|re: '[\W]'`, ['ab', 'a-', 'ä'], ['a-', 'ä']],
    [String.raw`f|re: '[^\]a-c\d]'`, [']', 'b', '7', 'd'], ['d']],
    ["f|re: '[]a]'", [']', 'a', 'b'], [']', 'a']],
    ["f|re: 'a{,2}|{x}'", ['a{,2}', 'aa', '{x}'], ['a{,2}', '{x}']],
    ["f|re: 'a]}'", ['a]}', 'a'], ['a]}']],
    [String.raw`f|re: '\x41\x{1F600}\t'`, ['A\u{1F600}\t', 'A'], ['A\u{1F600}\t']],
    ["f|re: '[[:alpha:]]{2,3}$'", ['1ab', '1a', '1a1'], ['1ab']],
    ["f|re|contains: '^a'", ['ab', 'ba'], ['ab']],
    ["f|re: ['a', 'b']", ['a', 'b', 'c'], ['a', 'b']],
    ["f|re: '(((((){1000}){1000}){1000}){1000}){1000}x'", ['x', 'y'], ['x']],
  ])('%s', async (text, values, expected) => {
    expect(await among(text, values)).toEqual(expected);
  });
});

describe('an encoding', () => {
  const offsets = (text: string): readonly string[] =>
    ['', '-', '--'].map((before) => Buffer.from(`${before}${text}~~~`).toString('base64'));

  it.each(['ab', 'abc', 'http://', 'ä€😀'])('finds %j wherever it stands in Base64', async (text) => {
    expect(await among(`f|cased|base64offset|contains: '${text}'`, [...offsets(text), '!!!!'])).toEqual(offsets(text));
  });

  it.each<[string, string]>([
    ["f|base64: 'foobar'", 'Zm9vYmFy'],
    ["f|base64: 'foo'''", Buffer.from("foo'").toString('base64')],
    ["f|wide|base64: 'foo'", Buffer.from('foo', 'utf16le').toString('base64')],
    ["f|utf16le|base64: 'ä'", Buffer.from('ä', 'utf16le').toString('base64')],
    ["f|utf16be|base64: 'foo'", Buffer.from([0, 0x66, 0, 0x6f, 0, 0x6f]).toString('base64')],
    ["f|utf16|base64: 'a'", Buffer.from([0xff, 0xfe, 0x61, 0]).toString('base64')],
    ["f|utf16le|contains: 'foo'", 'xf\0o\0o\0y'],
    ["f|wide: 'a*b'", 'a\0xyb\0'],
    ["f|windash|base64: '-a'", Buffer.from('/a').toString('base64')],
  ])('%s', async (text, value) => {
    expect(await among(text, [value, 'x'])).toEqual([value]);
  });
});

describe('windash', () => {
  it('takes each opening dash for any of five', async () => {
    const dashes = ['-', '/', '–', '—', '―'];
    const both = dashes.flatMap((one) => dashes.map((other) => `a ${one}b-c ${other}d`));
    expect(await among("f|windash|contains: ' -b-c /d'", [...both, 'a -b/c -d', 'a _b-c -d'])).toEqual(both);
  });

  it('is no work however many there are', async () => {
    const many = ' -a'.repeat(1000);
    expect(await among(`f|windash: '${many}'`, [many.replaceAll('-', '/'), many.slice(1)])).toEqual([many.replaceAll('-', '/')]);
    expect(await among(`f|windash|base64: '${many}'`, [])).toMatchObject({ status: 'failed' });
  });
});

describe('a reference to a field', () => {
  const events: readonly Event[] = [
    { f: 'Ab', g: 'aB' },
    { f: 'xab', g: 'ab' },
    { f: 'abx', g: ['z', 'ab'] },
    { f: 'ab' },
    { g: 'ab' },
    {},
    { f: ['q', 'ab'], g: 'AB' },
  ];
  it.each([
    ['f|fieldref: g', [0, 6]],
    ['f|cased|fieldref: g', []],
    ['f|fieldref|neq: g', [1, 2, 3, 4, 5]],
    ['f|fieldref|startswith: g', [0, 2, 6]],
    ['f|fieldref|endswith: g', [0, 1, 6]],
    ['f|fieldref|contains: g', [0, 1, 2, 6]],
  ])('%s', async (text, expected) => {
    expect(await found(entry(text), events)).toEqual(expected);
  });
});

describe('keywords', () => {
  const events: readonly Event[] = [
    { a: 'an EVIL service' },
    { deep: { list: ['x', { y: 'svc -n' }] } },
    { evil: 1 },
    { port: 4444 },
  ];
  it.each([
    ["['evil']", [0]],
    ["['evil', 'svc']", [0, 1]],
    ["'evil'", [0]],
    ['[444]', [3]],
    ["{'|all': ['evil', 'service']}", [0]],
    ["{'|cased': 'evil'}", []],
    ["{'|re': '^an E'}", [0]],
    ["{'|startswith': 'svc'}", [1]],
    ["['s*-']", [1]],
    ["['svc', {a|contains: evil}]", [0, 1]],
    ['[{port: 4444}, {a|startswith: an}]', [0, 3]],
    ["{'|neq': 'evil'}", [1, 2, 3]],
  ])('%s', async (text, expected) => {
    expect(await found(detection(`selection: ${text}\ncondition: selection`), events)).toEqual(expected);
  });
});

describe('a condition', () => {
  const events: readonly Event[] = [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }, { c: 1 }, { a: 1, b: 1, c: 1 }, {}];
  it.each([
    ['sel_a and sel_b', [2, 4]],
    ['sel_a or sel_b and _c', [0, 2, 4]],
    ['(sel_a or sel_b) and _c', [4]],
    ['not sel_a and not _c', [1, 5]],
    ['1 of them', [0, 1, 2, 4]],
    ['any of sel_*', [0, 1, 2, 4]],
    ['all of them', [2, 4]],
    ['2 of *', [2, 4]],
    ['3 of *', [4]],
    ['1 of *_c', [3, 4]],
    ['[sel_a, _c]', [0, 2, 3, 4]],
  ])('%s', async (condition, expected) => {
    const text = `sel_a: {a: 1}\nsel_b: {b: 1}\n_c: {c: 1}\ncondition: ${condition}`;
    expect(await found(detection(text), events)).toEqual(expected);
  });
});

describe('several documents', () => {
  const global =
    'action: global\nlogsource: {product: windows}\ndetection:\n    selection: {a: 1}\n    condition: selection and other\n';
  it('share what a global one says', async () => {
    const events: readonly Event[] = [{ a: 1, b: 1 }, { a: 1 }, { b: 1 }];
    expect(await found(`${global}---\ntitle: t\ndetection:\n    other: {b: 1}\n    condition: other\n---\n`, events)).toEqual([
      0,
    ]);
    expect(await found(`${global}---\naction: reset\n---\n${entry('b: 1')}`, events)).toEqual([0, 2]);
  });

  it('of one with filters: they hold for rules that they name, of their log source', async () => {
    const filter = (rules: string, product = 'windows'): string =>
      `---\ntitle: f\nlogsource: {product: ${product}}\nfilter:\n    rules: ${rules}\n    s: {u|startswith: adm}\n    condition: not s\n`;
    const events: readonly Event[] = [{ a: 1, u: 'adm_x' }, { a: 1, u: 'x' }, { u: 'x' }];
    const rule = entry('a: 1');
    expect(await found(rule + filter('any'), events)).toEqual([1]);
    expect(await found(rule + filter("['0d2b1f7e-0000-4000-8000-000000000000']"), events)).toEqual([1]);
    expect(await found(rule + filter("['another']"), events)).toEqual([0, 1]);
    expect(await found(rule + filter('any', 'linux'), events)).toEqual([0, 1]);
  });
});

describe('somebody who means harm', () => {
  it('gets an answer to references that stand for more than there is room for', async () => {
    const list = Array.from({ length: 1000 }, () => '1').join(',');
    const map = Array.from({ length: 1000 }, (_, at) => `f${at}: *l`).join(', ');
    const bomb = `l: &l [${list}]\nm: &m {${map}}\n`;
    const maps = Array.from({ length: 1000 }, () => '*m').join(', ');
    expect(await found(`${bomb}${detection(`selection: [${maps}]\ncondition: selection`)}`, [{}])).toMatchObject({
      status: 'failed',
    });
  });

  it('nests as deep as he likes', async () => {
    expect(await found(`${'['.repeat(100_000)}`, [{}])).toMatchObject({ status: 'failed' });
    expect(await found(detection(`a: {a: 1}\ncondition: ${'not '.repeat(10_000)}a`), [{}])).toMatchObject({ status: 'failed' });
    expect(await found(detection(`a: {a: 1}\ncondition: 1 of ${'a*'.repeat(10_000)}`), [{}])).toMatchObject({ status: 'failed' });
    expect(await among(`f|re: '${'('.repeat(10_000)}'`, [])).toMatchObject({ status: 'failed' });
    expect(await among(`f: '${'*a'.repeat(5000)}'`, ['a'.repeat(4000)])).toEqual([]);
  });
});
