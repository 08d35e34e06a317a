import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createStream, matchLines, type StreamRule } from '../../../../src/stream/index.ts';

const isSh: StreamRule = {
  id: 'r',
  name: 'r',
  matches: (event) => JSON.stringify(event).includes('"sh'),
  facts: null,
  asked: ['process.name'],
};
const sh = { process: { name: 'sh' } };
const ps = { process: { name: 'ps' } };

interface Read {
  /** `line` or `line.entry` of each match, and its event. */
  readonly places: readonly string[];
  readonly events: readonly unknown[];
  readonly bad: readonly number[];
  readonly count: number;
  readonly lines: number;
  readonly actions: number;
}

function read(text: string | Uint8Array, chunk = 1 << 20, maxLineBytes?: number): Read {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const printed: string[] = [];
  const lines = matchLines([isSh], (line) => ({ file: null, line }), false);
  const stream = createStream([isSh], {
    form: 'any',
    ...(maxLineBytes === undefined ? {} : { maxLineBytes }),
    onMatched: (rules, candidate) => printed.push(...lines.single(rules, candidate)),
  });
  const buffer = Buffer.alloc(chunk);
  for (let start = 0; start < bytes.length; start += chunk) {
    // One buffer is used again and again, as file readers do.
    const part = bytes.subarray(start, start + chunk);
    buffer.set(part);
    stream.push(buffer.subarray(0, part.length));
  }
  const { badLines, events, lines: all, inputs } = stream.end();
  const found = printed.map((line) => JSON.parse(line));
  return {
    places: found.map(({ line, entry }) => (entry === undefined ? `${line}` : `${line}.${entry}`)),
    events: found.map(({ event }) => event),
    bad: badLines.map(({ lineNumber }) => lineNumber),
    count: events,
    lines: all,
    actions: inputs[0]?.actions ?? 0,
  };
}

const spread = (value: unknown): string => JSON.stringify(value, null, 2);
const hit = (source: object, id = '1') => ({ _index: 'logs', _id: id, _score: 1, _source: source });
const response = (...sources: readonly object[]) => ({
  took: 3,
  timed_out: false,
  _shards: { total: 1 },
  hits: { total: { value: sources.length, relation: 'eq' }, hits: sources.map((source) => hit(source)) },
});
const eqlEvents = { is_partial: false, timed_out: false, hits: { total: { value: 2 }, events: [hit(ps), hit(sh)] } };
const eqlSequences = { hits: { sequences: [{ join_keys: ['a'], events: [hit(ps), hit(sh)] }, { events: [hit(sh)] }] } };

/** What the input is, the input, the places of the two events `sh` in it, and how many events there are. */
const FORMS: readonly (readonly [string, string, readonly string[], number])[] = [
  ['one event a line', `${JSON.stringify(sh)}\n${JSON.stringify(ps)}\n${JSON.stringify(sh)}`, ['1', '3'], 3],
  ['hits, one a line', [sh, ps, sh].map((each) => `${JSON.stringify(hit(each))}\n`).join(''), ['1', '3'], 3],
  ['a response on a line', JSON.stringify(response(sh, ps, sh)), ['1', '1.3'], 3],
  ['responses, one a line', `${JSON.stringify(response(sh, ps))}\n${JSON.stringify(response(sh))}\n`, ['1', '2'], 3],
  ['a response over many lines', spread(response(sh, ps, sh)), ['13', '33'], 3],
  ['events of an EQL search', spread({ ...eqlEvents, more: [sh] }), ['19'], 2],
  ['sequences of an EQL search', JSON.stringify(eqlSequences), ['1.2', '1.3'], 3],
  ['an asynchronous search', spread({ id: 'x', is_running: false, response: response(sh, sh) }), ['16', '26'], 2],
  ['what Kibana shows of a search', spread({ rawResponse: response(sh, sh) }), ['14', '24'], 2],
  ['several searches', JSON.stringify({ took: 1, responses: [response(sh), response(ps, sh)] }), ['1', '1.3'], 3],
  ['a list on a line', JSON.stringify([sh, ps, sh]), ['1', '1.3'], 3],
  ['a list over many lines', spread([sh, ps, sh]), ['2', '12'], 3],
  ['a list with one event a line', `[\n${[sh, ps, sh].map((each) => JSON.stringify(each)).join(',\n')}\n]\n`, ['2', '4'], 3],
  ['a list that begins on the line of its first event', `[${JSON.stringify(sh)},\n ${JSON.stringify(sh)}]`, ['1', '2'], 2],
  ['lists, one a line', `${JSON.stringify([sh])}\n${JSON.stringify([ps, sh])}\n`, ['1', '2.2'], 3],
  ['a list of hits', spread([hit(sh), hit(sh)]), ['2', '12'], 2],
  ['a list of responses', JSON.stringify([response(sh), response(sh)]), ['1', '1.2'], 2],
  ['objects over many lines', `${spread(sh)}\n${spread(ps)}\n${spread(sh)}\n`, ['1', '11'], 3],
  ['objects one after the other on a line', JSON.stringify(sh) + JSON.stringify(ps) + JSON.stringify(sh), ['1', '1.3'], 3],
  [
    'an object that begins with a member',
    '{ "process":\n  { "name": "sh" } }\n{ "process":\n  { "name": "sh" } }\n',
    ['1', '3'],
    2,
  ],
  ['blank lines first', `\n \n${spread(sh)}\n\n${spread(sh)}`, ['3', '9'], 2],
];

describe('events as people have them', () => {
  it.each(FORMS)('%s', (_, text, places, count) => {
    expect(read(text)).toMatchObject({ places, count, bad: [], events: places.map(() => sh) });
  });

  it.each(FORMS)('%s: however the bytes are cut, and with CR LF', (_, text) => {
    const whole = read(text);
    for (const chunk of [1, 2, 3, 7, 50]) expect(read(text, chunk)).toEqual(whole);
    expect(read(text.replaceAll('\n', '\r\n'), 5)).toEqual(whole);
  });

  it.each(FORMS)('%s: with byte order marks, in UTF-16, and with lines that end in CR', (_, text) => {
    const whole = read(text);
    expect(read(`\ufeff${text}`, 2)).toEqual(whole);
    for (const marked of [text, `\ufeff${text}`]) {
      for (const big of [false, true]) expect(read(utf16(marked, big), 3)).toEqual(whole);
    }
    expect(read(text.replaceAll('\n', '\r'), 4)).toEqual(whole);
  });

  it('UTF-16 keeps every character, and half of one is a bad line', () => {
    const text = '{"process":{"name":"sh \u00e9\u65e5\u{1f600}"}}\n';
    for (const chunk of [1, 2, 3, 1000]) {
      expect(read(utf16(text, false), chunk).events).toEqual([{ process: { name: 'sh \u00e9\u65e5\u{1f600}' } }]);
      expect(read(utf16('{"process":{"name":"sh \ud800"}}\n{"process":{"name":"sh"}}\n', false), chunk)).toMatchObject({
        bad: [1],
        places: ['2'],
      });
    }
    expect(read(utf16(text, true).subarray(0, -1))).toMatchObject({ places: ['1'], bad: [1] });
  });

  it('fields of hits without a source hold lists', () => {
    const event = { 'process.name': ['sh'], '@timestamp': ['2021-01-01T00:00:00.000Z'] };
    expect(read(JSON.stringify({ _index: 'x', _id: '1', fields: event, sort: [1] })).events).toEqual([event]);
    expect(read(JSON.stringify({ _index: 'x', _id: '1', _source: {}, fields: event })).events).toEqual([event]);
    expect(read(JSON.stringify({ _index: 'x', _id: '1', _source: sh, fields: event })).events).toEqual([sh]);
    const own = [{ fields: { env: 'sh' } }, { message: 'sh', fields: event }, { hits: { hits: 'sh' } }, { _source: 'sh' }];
    for (const each of own) expect(read(JSON.stringify(each)).events).toEqual([each]);
  });

  it('an event that a sequence wants to be absent is none', () => {
    const missing = { _index: '', _id: '', _source: {}, missing: true, note: 'sh' };
    expect(read(JSON.stringify({ hits: { sequences: [{ events: [hit(sh), missing] }] } }))).toMatchObject({
      places: ['1'],
      count: 1,
    });
  });

  it('a response without hits, and an empty list, hold no event and nothing bad', () => {
    for (const text of [JSON.stringify(response()), spread(response()), '[]', '[ ]\n[]', '', '\n\n']) {
      expect(read(text)).toMatchObject({ count: 0, bad: [], places: [] });
    }
  });

  it('lines of bulk requests that tell what to do are no events', () => {
    const lines = [
      { index: {} },
      sh,
      { create: { _index: 'x', _id: '7', routing: 'r', _type: '_doc', require_alias: true } },
      ps,
      { delete: { _index: 'x', _id: '2' } },
      { update: { _id: '3', retry_on_conflict: 3 } },
      { doc: sh, doc_as_upsert: true },
      { update: { _id: '3' } },
      { script: { source: 'ctx._source.a = "sh"' } },
      { index: { _id: '9' } },
      sh,
    ];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    for (const chunk of [3, 1000]) {
      expect(read(text, chunk)).toMatchObject({ places: ['2', '7', '11'], count: 4, actions: 6, events: [sh, sh, sh] });
    }
    const own = [{ index: 'sh' }, { index: { name: 'sh' } }, { create: {}, process: { name: 'sh' } }, { delete: ['sh'] }];
    for (const each of own) expect(read(JSON.stringify(each))).toMatchObject({ places: ['1'], actions: 0, count: 1 });
  });

  it('prints what a hit holds letter by letter, and where it is', () => {
    const text = '{"_index":"logs", "_id":"a\\"1","_source": {"n":1.00, "process":{"name":"\\u0073h", "x":"sh"}} }';
    const printed: string[] = [];
    const lines = matchLines([isSh], (line) => ({ file: null, line }), false);
    const stream = createStream([isSh], {
      form: 'any',
      onMatched: (rules, candidate) => printed.push(...lines.single(rules, candidate)),
    });
    stream.push(new TextEncoder().encode(`${text}\r\n`));
    stream.end();
    const event = '{"n":1.00, "process":{"name":"\\u0073h", "x":"sh"}}';
    expect(printed).toEqual([`{"rule":{"id":"r","name":"r"},"line":1,"_index":"logs","_id":"a\\"1","event":${event}}\n`]);
  });
});

describe('a broken event among others', () => {
  const list = (middle: string): string => `[\n  ${JSON.stringify(sh)},\n  ${middle},\n  ${JSON.stringify(sh)}\n]\n`;

  it.each([
    ['a comma too many', '{"a":1,,"b":2}'],
    ['a text without its end', '{"a":"x}'],
    ['a bracket too few', '{"a":{"b":1}'],
    ['a bracket too many', '{"a":1}}'],
    ['no object', '12'],
    ['words', 'see below'],
    ['a list', '[{"a":1}]'],
    ['a number that is none', '{"a":01}'],
    ['an escape that is none', '{"a":"\\x"}'],
  ])('costs that one only: %s', (_, middle) => {
    for (const chunk of [1, 1000]) {
      const { places, bad } = read(list(middle), chunk);
      expect(places).toEqual(['2', '4']);
      expect(bad.length).toBeGreaterThan(0);
    }
  });

  it('over many lines costs that one only', () => {
    const [one = '', two = '', three = ''] = [sh, ps, sh].map((each) => spread(each));
    for (const broken of [two.slice(0, -3), two.replace('"ps"', '"ps'), two.replace(': {', ' {'), two.replace('"ps"', '"\\')]) {
      for (const text of [`${one}\n${broken}\n${three}\n`, `[${one},\n${broken},\n${three}]\n`]) {
        expect(read(text).places).toEqual(['1', expect.any(String)]);
      }
    }
  });

  it('of a list that is cut off those before it are read', () => {
    const text = spread(response(sh, sh, ps));
    expect(read(text.slice(0, -60))).toMatchObject({ places: ['13', '23'], bad: [expect.any(Number)] });
    expect(read(text.slice(0, 60))).toMatchObject({ places: [], bad: [expect.any(Number)] });
  });

  it('on its own line is known by the events on the lines below', () => {
    const good = `${JSON.stringify(sh)}\n`;
    for (const bad of ['{"a":', '{"a":1,', '{"a"', '{"a":"x', '{"a":{"b":1}', '{', '{"a":[1,2', 'x', '}', '"x"', '1', 'null']) {
      expect(read(`${bad}\n${good}${good}`)).toMatchObject({
        places: ['2', '3'],
        bad: expect.arrayContaining([expect.any(Number)]),
      });
    }
  });

  it('is too long where it alone is, whatever stands around it', () => {
    const long = { process: { name: 'sh' }, x: 'x'.repeat(2000) };
    for (const text of [spread([sh, long, sh]), spread(response(sh, long, sh)), JSON.stringify([sh, long, sh])]) {
      const { events, bad } = read(text, 100, 1000);
      expect(events).toEqual([sh, sh]);
      expect(bad).toHaveLength(1);
    }
  });
});

/** What is in memory when nothing is left in it that nobody holds. */
function keptBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

describe('many events in one', () => {
  it('keep no more in memory than one of them', () => {
    const event = new TextEncoder().encode(`${spread({ ...ps, x: 'x'.repeat(10_000) })},\n`);
    const stream = createStream([isSh], { form: 'any' });
    stream.push(new TextEncoder().encode('{"took":1,"hits":{"hits":[\n'));
    const before = keptBytes();
    for (let count = 0; count < 5_000; count++) stream.push(event);
    expect(keptBytes() - before).toBeLessThan(20e6);
    expect(stream.end()).toMatchObject({ events: 5_000, badLineCount: 1 });
  });

  it.each([
    ['brackets that open', '['.repeat(100_000)],
    ['objects that open', '{"a":'.repeat(40_000)],
    ['lines that open lists', '{"a":[\n'.repeat(30_000)],
    ['lines that begin an event', '{"hits":{"hits":[{"_source":\n'.repeat(10_000)],
    ['texts that do not end', '["a\n'.repeat(40_000)],
    ['one text', `{"a":"${'x'.repeat(200_000)}`],
    ['a list of numbers', `[${'1,'.repeat(100_000)}1]`],
    ['empty lists', '[]\n'.repeat(40_000)],
    ['empty objects', `[${'{},'.repeat(10_000)}{}]`],
    ['keys', `{${'"hits":1,\n'.repeat(20_000)}`],
    ['carriage returns', '\r'.repeat(200_000)],
    ['blanks', ' '.repeat(200_000)],
  ])('are read, in small pieces too: %s', (_, text) => {
    const bytes = new TextEncoder().encode(text);
    for (const chunk of [97, 1 << 16]) {
      const stream = createStream([isSh], { form: 'any' });
      for (let at = 0; at < bytes.length; at += chunk) stream.push(bytes.subarray(at, at + chunk));
      stream.end();
    }
  });
});

function utf16(text: string, big: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !big);
  return new Uint8Array(view.buffer);
}
