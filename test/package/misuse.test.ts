import { describe, expect, it } from 'vitest';
import * as eqlibrium from '../../src/index.ts';

const {
  check,
  compile,
  compileMatcher,
  createMatcher,
  diff,
  explain,
  explainTimeline,
  generateCorpus,
  locate,
  parse,
  prove,
  render,
  source,
  toMatchEvent,
  toMatchTimeline,
  translate,
} = eqlibrium;

const [accepted] = parse('process where process.name == "nc"').rules;
const [refused] = parse('process where process.name == process.pid').rules;
if (accepted?.meaning.ok !== true || refused?.meaning.ok !== false) throw new Error('the rules of the test are others');
const checkable = { syntax: accepted.syntax, ...accepted.meaning.value };
const two = '[{"language":"eql","query":"any where true"},{"language":"eql","query":"any where false"}]';

/** Values of other types, as somebody without a compiler may hand them over. */
const as = (value: unknown): never => value as never;

/** A call that cannot be meant, by the export that is called, and what it is told. */
const MISUSE: readonly (readonly [name: keyof typeof eqlibrium, call: () => unknown, says: RegExp])[] = [
  ['toMatchEvent', () => toMatchEvent(42, {}), /toMatchEvent takes .* and was given 42/],
  ['toMatchEvent', () => toMatchEvent(checkable, []), /takes an event as the object that its JSON is, and was given an array/],
  ['toMatchTimeline', () => toMatchTimeline(checkable, {}), /takes a list of events, and was given another object/],
  ['toMatchTimeline', () => toMatchTimeline(refused, []), /the rule was not accepted/],
  ['parse', () => parse(as(null)), /reads the text of a rule/],
  ['parse', () => parse(as(42)), /reads the text of a rule/],
  ['parse', () => parse('any where true', as(null)), /options as an object, and was given null/],
  ['parse', () => parse('any where true', { schema: as({}) }), /schema is what ecsSchema or schemaFromMapping gives/],
  ['parse', () => parse('any where true', { semantics: as(1) }), /semantics is an object, and was 1/],
  [
    'parse',
    () => parse('any where true', { semantics: { folding: as('turkish') } }),
    /folding is "ascii" or "unicode", and was "turk/,
  ],
  [
    'parse',
    () => parse('any where true', { semantics: as({ fold: 'ascii' }) }),
    /fold is not known; there are: folding, functionWildcards/,
  ],
  ['parse', () => parse('any where true', { name: as(1) }), /name is a text, and was 1/],
  ['translate', () => translate(as(null), 'sigma'), /text of a rule, or its meaning .* was given null/],
  ['translate', () => translate(as(accepted), 'sigma'), /whose meaning.value is what is wanted/],
  ['translate', () => translate(as(refused), 'sigma'), /the rule was not accepted: /],
  ['translate', () => translate('any where true', as('splunk')), /no target "splunk"; the targets are sigma, /],
  ['translate', () => translate('no rule at all', as('__proto__')), /no target "__proto__"/],
  ['translate', () => translate('any where true', 'sigma', as(null)), /options as an object/],
  [
    'translate',
    () => translate('any where true', 'sigma', { taxonomy: as('ocsf') }),
    /taxonomy is "ecs" or "sigma", and was "ocsf"/,
  ],
  [
    'translate',
    () => translate('any where true', 'sigma', { attackVersion: as('19') }),
    /attackVersion is 18 or 19, and was "19"/,
  ],
  ['translate', () => translate('any where true', 'sigma', as({ taxonom: 1 })), /taxonom is not known; there are: taxonomy, /],
  ['translate', () => translate('any where true', 'js', as({ schedule: 1 })), /to js: schedule is not known/],
  ['compile', () => compile(as(undefined)), /was given undefined/],
  ['compile', () => compile(as([])), /was given an array/],
  ['compile', () => compile(as(refused)), /the rule was not accepted: /],
  ['createMatcher', () => createMatcher(as('any where true')), /takes an array of rules, and was given /],
  ['createMatcher', () => createMatcher([as(refused)]), /the rule was not accepted: /],
  ['createMatcher', () => createMatcher([], { now: as('x') }), /now is a number of milliseconds/],
  ['compileMatcher', () => compileMatcher(as({ plan: 1 })), /was given another object/],
  ['check', () => check(as(null)), /takes an array of rules, and was given null/],
  ['check', () => check(as('any where true')), /takes an array of rules/],
  ['check', () => check([as(accepted)]), /whose meaning.value is what is wanted/],
  ['check', () => check([as(refused)]), /the rule was not accepted: /],
  ['check', () => check([checkable], { targets: as(['splunk']) }), /targets is a list of sigma, .* one was "splunk"/],
  ['check', () => check([checkable], { targets: [] }), /targets is a list of/],
  ['check', () => check([checkable], { against: as('port.yml') }), /against is an array of ports, .* and was "port.yml"/],
  ['check', () => check([checkable], { against: [as({ name: 'a.json' })] }), /the text of one was undefined/],
  ['check', () => check([checkable], { against: [as({ text: '' })] }), /the name of one was undefined/],
  [
    'check',
    () => check([checkable], { against: [as({ name: 'a', text: '', kind: 'spl' })] }),
    /kind of a port is one of sigma, /,
  ],
  ['check', () => check([as({ ...checkable, schema: undefined })]), /its schema was undefined/],
  ['check', () => check([as(null)]), /was given null/],
  ['check', () => check([checkable], { events: -3 }), /events is a whole number from 1 to 100000000, and was -3/],
  ['check', () => check([checkable], { events: Number.NaN }), /and was NaN/],
  ['check', () => check([checkable], { events: 1.5 }), /and was 1.5/],
  ['check', () => check([checkable], { events: as('10') }), /and was "10"/],
  ['check', () => check([checkable], { events: 10, seed: -1 }), /seed is a whole number/],
  ['check', () => check([checkable], { events: 10, maliciousShare: 2 }), /maliciousShare is a number from 0.01 to 1, and was 2/],
  ['check', () => check([checkable], { events: 10, guests: as({}) }), /guests is an array/],
  ['check', () => check([checkable], { events: 10, clock: as(5) }), /clock is a function, and was 5/],
  ['explain', () => explain(as(accepted), {}), /whose meaning.value is what is wanted/],
  ['explain', () => explain(checkable, as(null)), /takes an event as the object that its JSON is, and was given null/],
  ['explain', () => explain(checkable, as('{}')), /was given "\{\}"/],
  ['explain', () => explain(checkable, {}, { now: Number.NaN }), /now is a number/],
  ['explainTimeline', () => explainTimeline(checkable, as({})), /takes an array of events/],
  ['explainTimeline', () => explainTimeline(checkable, [as(1)]), /takes an event as the object/],
  ['generateCorpus', () => generateCorpus(as(refused), { events: 1 }), /the rule was not accepted: /],
  ['generateCorpus', () => generateCorpus(checkable, as(undefined)), /options as an object/],
  ['generateCorpus', () => generateCorpus(checkable, as({})), /events is a whole number from 0 to 100000000/],
  ['generateCorpus', () => generateCorpus(checkable, { events: 10, maliciousShare: Number.NaN }), /maliciousShare is a number/],
  ['generateCorpus', () => generateCorpus(checkable, { events: 10, maliciousShare: -1 }), /maliciousShare is a number/],
  ['prove', () => prove(as(null)), /takes \{ syntax: .* was given null/],
  ['prove', () => prove(as(accepted)), /whose meaning.value is what is wanted/],
  ['prove', () => prove(checkable, { targets: as(['splunk']) }), /targets is a list of sigma, .* one was "splunk"/],
  ['prove', () => prove(checkable, { effort: -1 }), /effort is a whole number/],
  ['prove', () => prove(checkable, { clock: as(5) }), /clock is a function/],
  ['diff', () => diff(checkable, as(7)), /and was given 7/],
  ['diff', () => diff(checkable, checkable, { scalar: as('yes') }), /scalar is true or false, and was "yes"/],
  ['diff', () => diff(checkable, checkable, as(null)), /options as an object/],
  ['render', () => render(as(null), as(null)), /takes a source/],
  ['render', () => render(source('x'), as({ message: 'm' })), /takes a source and a diagnostic/],
  ['locate', () => locate(as('text'), 0), /takes a source/],
  ['locate', () => locate(source('x'), -1), /the offset is a whole number/],
  ['source', () => source(as(1)), /takes a text, and was given 1/],
];

/** Exports that are no functions, or that take nothing, or anything, with what shows it. */
const HARMLESS: Partial<Record<keyof typeof eqlibrium, () => void>> = {
  ecsSchema: () => expect(eqlibrium.ecsSchema().fields.size).toBeGreaterThan(1000),
  schemaFromMapping: () => {
    for (const nonsense of [
      null,
      undefined,
      Number.NaN,
      'text',
      [],
      [1],
      { mappings: 3 },
      { properties: { a: { type: 4 } } },
      Symbol('s'),
    ])
      expect(eqlibrium.schemaFromMapping(nonsense)).toMatchObject({ ok: false, problems: [{ message: expect.any(String) }] });
  },
};

describe('a call that cannot be meant', () => {
  it.each(MISUSE)('of %s is a TypeError that says what was wrong: %#', async (_name, call, says) => {
    const error = await Promise.resolve()
      .then(call)
      .then(
        () => null,
        (reason: unknown) => reason,
      );
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(says);
  });

  it('is tried of every function that the package exports', () => {
    const functions = Object.entries(eqlibrium).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
    expect([...new Set([...MISUSE.map(([name]) => name), ...Object.keys(HARMLESS)])].sort()).toEqual(functions.sort());
    for (const show of Object.values(HARMLESS)) show?.();
  });
});

describe('an option that is there and undefined', () => {
  it('is as if it was not given', () => {
    const query = 'process where process.name : "nc" and process.pid > 3';
    const given = translate(query, 'sigma');
    expect(translate(query, 'sigma', { taxonomy: as(undefined), portableCase: as(undefined) })).toEqual(given);
    expect(parse(query, { semantics: { folding: as(undefined) } })).toEqual(parse(query));
  });
});

describe('a text in the place of a rule', () => {
  it('is translated and compiled', () => {
    expect(translate('process where process.name == "nc"', 'js').status).toBe('exact');
    const compiled = compile('process where process.name == "nc"');
    expect(compiled.ok && compiled.value({ event: { category: 'process' }, process: { name: 'nc' } })).toBe(true);
    expect(compileMatcher('sequence by host.id [any where true] [any where true]').ok).toBe(true);
  });

  it('gives the problems of a text that is no rule', () => {
    expect(translate('process where', 'sigma')).toMatchObject({ status: 'refused', reasons: [{ code: 'unexpected-end' }] });
    expect(compile('process where process.name == process.pid')).toMatchObject({ ok: false });
    expect(compile('')).toMatchObject({ ok: false, problems: [{ message: expect.any(String) }] });
  });

  it('says that it takes one rule', () => {
    const several = [
      {
        code: 'several-rules',
        message: 'the text holds 2 rules, and translate takes one',
        help: expect.stringContaining('parse'),
      },
    ];
    expect(translate(two, 'sigma')).toMatchObject({ status: 'refused', reasons: several });
    expect(compile(two)).toMatchObject({ ok: false, problems: [{ code: 'several-rules' }] });
  });
});
