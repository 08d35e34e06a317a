import { describe, expect, it } from 'vitest';
import { valuesAt } from '../../corpus/edit.ts';
import { type CorpusOptions, planCorpus } from '../../corpus/index.ts';
import type { Event, Scalar } from '../../src/event/index.ts';
import { inferSchema } from '../../src/languages/eql/check/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { randomCases } from '../support/random-cases.ts';
import { asked, corpusOf, parsed } from './support.ts';

function settings(text: string, options: Partial<CorpusOptions> = {}): Omit<CorpusOptions, 'events'> {
  return { seed: 1, schema: inferSchema(parsed(text), ecsSchema()), ...options };
}

function plan(text: string) {
  return planCorpus(asked(text), { events: 0, ...settings(text) });
}

/** True when some value of a field passes; keywords longer than 1,024 are not indexed. */
function some(event: Event, field: string, test: (value: string) => boolean): boolean {
  return valuesAt(event, field).some((value: Scalar) => String(value).length <= 1024 && test(String(value)));
}

/** A value of a field of whole numbers as it is indexed: text is read, fractions are cut. */
function whole(value: string): number {
  return Math.trunc(Number(value));
}

/** Each rule with its meaning written by hand. */
const MEANINGS: readonly (readonly [string, (event: Event) => boolean])[] = [
  ['any where process.name == "cmd.exe"', (event) => some(event, 'process.name', (name) => name === 'cmd.exe')],
  ['any where process.name : "CMD*"', (event) => some(event, 'process.name', (name) => /^cmd[\s\S]*$/i.test(name))],
  ['any where process.name != "cmd.exe"', (event) => !some(event, 'process.name', (name) => name === 'cmd.exe')],
  ['any where user.name == null', (event) => !some(event, 'user.name', () => true)],
  [
    'any where process.pid > 4 and process.pid < 2',
    (event) => some(event, 'process.pid', (pid) => whole(pid) > 4) && some(event, 'process.pid', (pid) => whole(pid) < 2),
  ],
  ['any where not (process.pid > 4)', (event) => !some(event, 'process.pid', (pid) => whole(pid) > 4)],
  [
    'any where process.args == "a" and process.args == "b"',
    (event) => ['a', 'b'].every((wanted) => some(event, 'process.args', (value) => value === wanted)),
  ],
  ['any where cidrMatch(source.ip, "10.0.0.0/8")', (event) => some(event, 'source.ip', (address) => address.startsWith('10.'))],
  [
    'any where source.ip == "fe80::1"',
    (event) => some(event, 'source.ip', (address) => /^fe80:(:|0:0:0:0:0:0:)1(%|$)/.test(address)),
  ],
  ['any where length(user.name) == 3', (event) => some(event, 'user.name', (name) => name.length === 3)],
  [
    'any where indexOf(user.name, "x") == null',
    (event) => valuesAt(event, 'user.name').length === 0 || some(event, 'user.name', (name) => !name.includes('x')),
  ],
  [
    'any where startsWith(process.name, user.name)',
    (event) => some(event, 'process.name', (name) => some(event, 'user.name', (user) => name.startsWith(user))),
  ],
  [
    'any where user.name regex "[a-c]{2}x?"',
    (event) =>
      some(event, 'user.name', (name) =>
        ['', 'x'].some((end) => [...'abc'].some((first) => [...'abc'].some((second) => name === first + second + end))),
      ),
  ],
  [
    'any where user.name regex "a&[a-c]|<7-12>|~(.{0,3})&x@|\\"a.b\\""',
    (event) =>
      some(
        event,
        'user.name',
        (name) => name === 'a' || name === 'a.b' || /^x[\s\S]{3,}$/u.test(name) || /^0*([7-9]|1[0-2])$/.test(name),
      ),
  ],
  ['any where user.name in ("a*b", "c?")', (event) => some(event, 'user.name', (name) => name === 'a*b' || name === 'c?')],
  ['any where not user.name like "/t/?x*"', (event) => !some(event, 'user.name', (name) => /^\/t\/[\s\S]x[\s\S]*$/u.test(name))],
  [
    'file where file.size in (1, 3)',
    (event) =>
      some(event, 'event.category', (category) => category === 'file') &&
      some(event, 'file.size', (size) => whole(size) === 1 || whole(size) === 3),
  ],
  [
    'any where dll.code_signature.trusted != true',
    (event) => !some(event, 'dll.code_signature.trusted', (trusted) => trusted === 'true'),
  ],
  [
    'any where process.name like~ ("a?", "b") or user.id : "7"',
    (event) => some(event, 'process.name', (name) => /^(a[\s\S]|b)$/iu.test(name)) || some(event, 'user.id', (id) => id === '7'),
  ],
];

describe('events worked out from a rule', () => {
  it.each(MEANINGS)('carry the label that the rule means: %s', (text, holds) => {
    const events = corpusOf(text, { events: 400, maliciousShare: 0.3, ...settings(text) });
    expect(new Set(events.map((event) => event.expected))).toEqual(new Set([true, false]));
    for (const { event, expected, recipe } of events) expect([recipe, holds(event), event]).toEqual([recipe, expected, event]);
  });

  it('fail every condition alone, and leave no gap, when conditions are independent', () => {
    const text = 'process where process.name : "a*" and (user.id == "0" or not user.name in ("x", "y")) and source.ip != null';
    const made = plan(text);
    expect(made.gaps).toEqual([]);
    const missed = new Set(made.nearMisses.map((recipe) => recipe.nearMiss));
    expect(missed).toEqual(new Set(['event.category ==', 'process.name :', 'user.id ==', 'user.name in', 'source.ip == null']));
  });

  it('come with absent, empty, listed, over-long and re-lettered values', () => {
    const names = new Set(plan('process where process.name == "cmd.exe"').nearMisses.map((recipe) => recipe.name));
    for (const name of ['absent', 'null', 'empty-text', 'upper-case', 'one-letter-more', 'over-the-limit'])
      expect(names).toContain(`failed-${name}`);
  });

  it('use every constant of a list in a matching event', () => {
    const wanted = Array.from({ length: 60 }, (_, place) => `name-${place}`);
    const text = `any where user.name in (${wanted.map((name) => `"${name}"`).join(', ')}) and user.id == "0"`;
    const matching = corpusOf(text, { events: 4000, ...settings(text) }).filter((event) => event.expected);
    const used = new Set(matching.flatMap(({ event }) => valuesAt(event, 'user.name')));
    expect(wanted.filter((name) => !used.has(name))).toEqual([]);
  });

  it('hold without the fields that only negated conditions read, one at a time and all at once', () => {
    const text = 'any where user.id == "0" and user.name != "x" and not process.pid > 4';
    const matching = [1, 2, 3]
      .flatMap((seed) => corpusOf(text, { events: 200, ...settings(text, { seed }) }))
      .filter((event) => event.expected);
    const has = (event: Event, field: string) => valuesAt(event, field).length > 0;
    const ways = matching.map(({ event }) => `${has(event, 'user.name')} ${has(event, 'process.pid')}`);
    expect(new Set(ways)).toEqual(new Set(['true true', 'true false', 'false true', 'false false']));
  });

  it('tell where a group begins and ends: each arm alone, while a condition beside the group decides', () => {
    const is = (event: Event, field: string) => some(event, field, (value) => value === '1');
    const truths = (text: string): readonly string[] =>
      [...plan(text).matching, ...plan(text).nearMisses]
        .filter(({ name }) => name.endsWith('-lone-arm'))
        .map(({ make, expected }) => {
          const event = make(0);
          const held = ['user.id', 'user.name', 'process.name', 'process.title'].filter((field) => is(event, field));
          return `${held.join(' ')}: ${expected}`;
        })
        .sort();
    const joined = (outer: string, inner: string) =>
      `any where (user.id == "1" ${inner} user.name == "1") ${outer} (process.name == "1" ${inner} process.title == "1")`;
    expect(truths(joined('and', 'or'))).toEqual(
      ['process.name', 'process.title', 'user.id', 'user.name'].map((arm) => `${arm}: false`),
    );
    const whole = ['process.name process.title', 'user.id user.name'];
    const lone = whole.flatMap((other, place) =>
      (whole[1 - place] ?? '').split(' ').map((arm) => `${place === 0 ? `${arm} ${other}` : `${other} ${arm}`}: true`),
    );
    expect(truths(joined('or', 'and'))).toEqual(lone.sort());
  });

  it('show lone arms of a rule of many groups in bounds', () => {
    const group = (place: number) => `(process.args == "a${place}" or process.name == "b${place}")`;
    const names = plan(`any where ${Array.from({ length: 12 }, (_, place) => group(place)).join(' and ')}`).nearMisses;
    expect(names.filter(({ name }) => name === 'failed-lone-arm').length).toBeLessThanOrEqual(120);
  });

  it('pass two conditions on one field with two values of which neither passes both', () => {
    const text = 'any where process.args_count > 1 and process.args_count < 9';
    const values = corpusOf(text, { events: 200, ...settings(text) })
      .filter((event) => event.expected)
      .map(({ event }) => valuesAt(event, 'process.args_count').map(Number));
    const apart = values.filter((list) => !list.some((value) => whole(String(value)) > 1 && whole(String(value)) < 9));
    expect(apart.length).toBeGreaterThan(0);
  });

  it('leave out what cannot be', () => {
    const made = plan('process where process.name == "a" and process.name == null');
    expect(made.matching).toEqual([]);
    const text = 'process where process.name == "a" and process.name == null';
    const reason = 'no event was found that meets it together with the other condition named here';
    expect(made.obstacles.map(({ span, reason: told }) => [text.slice(span.start, span.end), told])).toEqual([
      ['process.name == "a"', reason],
      ['process.name == null', reason],
    ]);
    expect(corpusOf(text, { events: 200, ...settings(text) }).some((event) => event.expected)).toBe(false);
  });

  it('rest on no condition that versions answer differently', () => {
    // A wildcard for the engine, a literal star for the documentation (eql-semantics 6.3).
    for (const event of corpusOf('any where stringContains(file.path, "a*b")', {
      events: 300,
      maliciousShare: 0.3,
      ...settings('any where stringContains(file.path, "a*b")'),
    })) {
      const literal = some(event.event, 'file.path', (path) => path.includes('a*b'));
      const wildcard = some(event.event, 'file.path', (path) => /a[\s\S]*b/.test(path));
      expect([literal, wildcard]).toEqual([event.expected, event.expected]);
    }
  });

  it('are the same for the same seed', () => {
    const text = 'process where process.name : ("a*", "b?c") and not user.id == "0"';
    const bytes = (seed: number) => JSON.stringify(corpusOf(text, { events: 200, ...settings(text, { seed }) }));
    expect(bytes(3)).toBe(bytes(3));
    expect(bytes(3)).not.toBe(bytes(4));
  });

  it('do not come for rules over several events, nor behind a pipe', () => {
    for (const text of ['sequence [a where true] [b where true]', 'any where true | head 3']) {
      const made = plan(text);
      expect(made.kind).toBe('none');
      expect(made.obstacles).toHaveLength(1);
      expect(corpusOf(text, { events: 50, ...settings(text) })).toEqual([]);
    }
  });

  it('treat special names as ordinary fields', () => {
    for (const field of ['__proto__', 'constructor.prototype.x', 'process.toString']) {
      const text = `any where \`${field}\` == "x"`;
      const events = corpusOf(text, { events: 200, maliciousShare: 0.3, ...settings(text) });
      expect(events.some((event) => event.expected)).toBe(true);
      for (const { event, expected } of events) expect(some(event, field, (value) => value === 'x')).toBe(expected);
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('come for a rule of very many conditions and for patterns that explode', { timeout: 120_000 }, () => {
    const wide = `any where ${Array.from({ length: randomCases(20_000) }, (_, place) => `user.id == "${place}"`).join(' or ')}`;
    const knotted = 'any where user.name regex "(a*)*(a*)*(a|aa)+b{1,200}" and not user.name regex "(.*a){20}"';
    for (const text of [wide, knotted]) {
      expect(corpusOf(text, { events: 100, ...settings(text) })).toHaveLength(100);
    }
  });
});

describe('an event category field of the rule', () => {
  const text = 'info where user.name == "svc"';
  const events = corpusOf(text, { events: 600, ...settings(text), eventCategoryField: 'event.type' });

  it('decides in the place of event.category', () => {
    const isInfo = (event: Event): boolean => some(event, 'event.type', (type) => type === 'info');
    const wrong = events.filter(
      ({ event, expected }) => expected !== (isInfo(event) && some(event, 'user.name', (name) => name === 'svc')),
    );
    expect(wrong).toEqual([]);
  });

  it('is varied like any condition', () => {
    expect(events.some(({ nearMiss }) => nearMiss === 'event.type ==')).toBe(true);
    expect(events.some(({ nearMiss }) => nearMiss === 'event.category ==')).toBe(false);
  });
});
