import { describe, expect, it } from 'vitest';
import { js as engine } from '../../../src/engines/js/index.ts';
import { oracle } from '../../../src/engines/oracle/index.ts';
import type { Event, Json, SchemaField } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { js } from '../../../translators/js/index.ts';
import { newNames } from '../../../translators/js/names.ts';
import { HELPER_NAMES } from '../../../translators/js/runtime/index.ts';
import { ids, prepare, run } from '../../src/stream/sequence/support.ts';
import { someOf } from '../../support/random-cases.ts';

/** Words of the language, and what every object or module knows. */
const WORDS =
  'arguments await class constructor default delete eval export false function globalThis import in instanceof let new null of ' +
  'prototype return static super this toString true typeof undefined valueOf var void with yield __proto__ NaN Infinity JSON Map';
/** What the generated code calls its own parts, at any depth. */
const OWN =
  'event now value values read keys keysOf item item1 until dotted first second third fourth found matcher match matches taken ref ' +
  'ms rule kind options plan partsOf createMatcher createSequenceMatcher momentReader some exists texts none own isObject field field2';
const SCRIPTS = [
  'é',
  'e\u0301',
  'É',
  'ß',
  'ключ',
  'Ключ',
  '键',
  '鍵',
  'מפתח',
  'مفتاح',
  'कुंजी',
  'กุญแจ',
  '😀',
  '🔑',
  'ﬁ',
  'ǆ',
  'İ',
  '\u0301',
  '①',
];
const SIGNS = [
  'a-b',
  'a_b',
  'a b',
  'a/b',
  'a+b',
  'A-B',
  '-',
  '--',
  '1',
  '0x',
  "it's",
  '"',
  '\\',
  '$',
  `$${''}{x}`,
  '*/',
  '<!--',
  '</script>',
];
const UNSEEN = ['\u2028', '\u2029', 'a\u2028b', '\u200b', '\ufeff', '\u0000', 'a\tb'];
const NAMES = [...WORDS.split(' '), ...OWN.split(' '), ...SCRIPTS, ...SIGNS, ...UNSEEN];

const HELPERS = new RegExp(`^(?:function|const) (?:${HELPER_NAMES.join('|')})\\b|^// How matches`, 'm');

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function settingsFor(names: readonly string[]) {
  const keyword: SchemaField = { type: 'keyword', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' };
  const fields = new Map(names.map((name) => [name, keyword]));
  fields.set('event.category', keyword).set('@timestamp', { ...keyword, type: 'date' });
  return {
    schema: { fields },
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };
}

const START = 1_700_000_000_000;

function eventOf(place: number, members: readonly (readonly [string, Json])[]): Event {
  const event: { [name: string]: Json } = { event: { category: 'process' }, '@timestamp': START + place };
  for (const [name, value] of members)
    Object.defineProperty(event, name, { value, enumerable: true, configurable: true, writable: true });
  return event;
}

async function answers(query: string, events: readonly Event[], names: readonly string[]) {
  const settings = settingsFor(names);
  const analysis = analyzeEql(source(query), { schema: settings.schema });
  if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join('; '));
  const translation = js.translate(analysis.value.rule);
  if (translation.status === 'refused') throw new Error(translation.reasons[0].message);
  const module = await (await engine.load(events, settings)).run(js.print(translation.artifact));
  const truth = await (await oracle.load(events, settings)).run(query);
  return {
    truth,
    module,
    matcher: analysis.value.rule.plan.kind === 'single' ? null : ids(run(prepare(query, settings), events).found),
  };
}

describe('names of fields in generated code', () => {
  it.each(someOf(NAMES.filter((name) => name !== 'event')).map((name) => [JSON.stringify(name), name]))(
    'join and test events: %s',
    async (_, name) => {
      const field = quoted(name);
      const events = ['k', 'j', 'k'].map((key, place) => eventOf(place, [[name, key]]));
      const sequence = `sequence by ${field} [process where ${field} != "x" and ${field} : "?"] [any where ${field} in ("k", "j") or length(${field}) == 1]`;
      const expected = { status: 'answered', matches: [[0, 2]] };
      expect(await answers(sequence, events, [name])).toEqual({ truth: expected, module: expected, matcher: [[0, 2]] });
      const sample = `sample by ${field} [any where ${field} == "k"] [any where true]`;
      expect(await answers(sample, events, [name])).toEqual({ truth: expected, module: expected, matcher: [[0, 2]] });
      const single = { status: 'answered', matches: [[0], [2]] };
      const query = `any where ${field} : "k" and (${field} != "z" or ${field} >= "k") and startsWith(concat(${field}, "!"), "k")`;
      expect(await answers(query, events, [name])).toEqual({ truth: single, module: single, matcher: null });
    },
  );

  it('meet nowhere, all of them in one rule', async () => {
    const names = NAMES.filter((name) => name !== 'event');
    const conditions = names.map((name) => `(${quoted(name)} : "v*" or ${quoted(name)} == "w") and ${quoted(name)} != "u"`);
    const query = `sequence by ${names.map(quoted).join(', ')} [any where ${conditions.join(' and ')}] [any where true]`;
    const members = names.map((name, index) => [name, `v${index}`] as const);
    const swapped = members.map(([name, value], index) => [name, index === 7 ? 'v0' : value] as const);
    const events = [eventOf(0, members), eventOf(1, swapped), eventOf(2, members)];
    const expected = { status: 'answered', matches: [[0, 2]] };
    expect(await answers(query, events, names)).toEqual({ truth: expected, module: expected, matcher: [[0, 2]] });
  });

  it('are none that the code around them uses itself', () => {
    const queries = [
      'any where zq.zq : "a*b" and zq.zq != "c" and zq.zq.zq.zq in ("1","2","3","4","5","6","7","8","9") and length(zq.zq) > now',
      'sequence by zq.zq.zq with maxspan=1m [any where zq : "a*b?c" and zq > "a"] [any where zq == "a"] until [any where zq == "b"] | head 2',
      'sample by zq [any where startsWith(zq, concat(zq, zq))] [any where cidrMatch(zqa, "10.0.0.0/8")]',
    ];
    for (const query of queries) {
      const analysis = analyzeEql(source(query.replace(' > now', ' > 1')));
      if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join('; '));
      const translation = js.translate(analysis.value.rule);
      if (translation.status === 'refused') throw new Error(translation.reasons[0].message);
      // What follows are helpers, which use no name of a rule.
      const [code = ''] = js.print(translation.artifact).split(HELPERS);
      const declared = [
        ...code
          .replace(/^ *(?:\*|\/\/|\/\*).*$/gm, '')
          .matchAll(/\b(?:const|let|function) ([\w$]+(?:, [\w$]+)*)|\(((?:[\w$]+(?: = [\w$.]+(?:\(\))?)?(?:, )?)+)\) (?:=>|\{)/g),
      ];
      const names = declared
        .flatMap(([, one = '', parameters = '']) => `${one}, ${parameters}`.split(', '))
        .map((name) => name.split(' ')[0] ?? '');
      const own = [...new Set(names)].filter(
        (name) => name !== '' && !/zq/i.test(name) && !/^(?:item|keys|computed|value)\d|^(?:until|computed)$/.test(name),
      );
      expect(own).toContain('event');
      for (const name of own) expect([newNames().take(name), newNames().takeConstant(name)], name).not.toContain(name);
    }
  });
});
