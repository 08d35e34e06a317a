import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import { sigma } from '../../../translators/sigma/index.ts';
import { detection, handBuilt, losses, refusals, translate } from './support.ts';

/** What is too large: a query, the code of its refusal and the words the refusal points at. The other refusals stand in `test/golden/rules`. */
const REFUSED: readonly (readonly [eql: string, code: string, at: string])[] = [
  ['any where file.path regex "a{100000}"', 'sigma-large-repeat', 'file.path regex "a{100000}"'],
  ['any where file.path regex "(a{1000}){1000}"', 'sigma-large-repeat', 'file.path regex "(a{1000}){1000}"'],
  ['any where file.path regex "((((a{99}){99}){99}){99})"', 'sigma-large-repeat', 'file.path regex "((((a{99}){99}){99}){99})"'],
  ['any where file.path regex "(abcdefghij){1,900}"', 'sigma-large-repeat', 'file.path regex "(abcdefghij){1,900}"'],
  ['any where file.path regex "a{1001,}"', 'sigma-large-repeat', 'file.path regex "a{1001,}"'],
  ['any where length(file.path) <= 1001', 'sigma-large-number', 'length(file.path) <= 1001'],
  ['any where length(file.path) > 5000', 'sigma-large-number', 'length(file.path) > 5000'],
  ['any where file.size == 9007199254740993', 'sigma-large-number', 'file.size == 9007199254740993'],
];

describe('refusals', () => {
  it.each(REFUSED)('%s', (eql, code, at) => {
    const translation = translate(eql);
    expect(translation.status).toBe('refused');
    if (translation.status !== 'refused') return;
    const [reason] = translation.reasons;
    expect([reason.code, eql.slice(reason.span.start, reason.span.end)]).toEqual([code, at]);
  });

  it.each([
    ['file.size == 9007199254740993', '9007199254740993'],
    ['file.size in (1, 9007199254740995)', '9007199254740995'],
    ['file.size > -9007199254740993', '-9007199254740993'],
  ])('of %s name the number as it is written', (test, written) => {
    expect(translate(`any where ${test}`)).toMatchObject({
      reasons: [{ message: `${written} does not pass through YAML unchanged` }],
    });
  });

  it('include bounds that one value must meet and text that is no address', () => {
    const span = { start: 0, end: 1 };
    const field = { name: 'n', type: 'long', ignoreAbove: null, nullValue: null, optional: false, origin: span } as const;
    const range: Predicate = {
      kind: 'range',
      field,
      lower: { value: 1, inclusive: true },
      upper: { value: 9, inclusive: true },
      origin: span,
    };
    const network: Predicate = { kind: 'in-network', field: { ...field, type: 'ip' }, networks: ['010.0.0.1'], origin: span };
    const codes = [range, network].map((where) => {
      const translation = sigma.translate(handBuilt({ kind: 'single', where, origin: span }));
      return translation.status === 'refused' ? translation.reasons[0].code : translation.status;
    });
    expect(codes).toEqual(['sigma-one-value-range', 'sigma-address']);
  });
});

describe('lossy steps on request', () => {
  const query = 'any where user.name == "a" and length(concat(user.name, host.name)) == 3';

  it('drop a conjunct that cannot be said, which only widens the rule', () => {
    expect(refusals(query)).toEqual(['sigma-two-fields']);
    expect(losses(query, { dropUnsayable: true })).toEqual(['sigma-conjunct-dropped may-match-more']);
    expect(detection(query, { dropUnsayable: true })).toBe("selection:\n    user.name|cased: 'a'\ncondition: selection");
  });

  it('drop whole conjuncts only: half a negation would narrow the rule', () => {
    const negated = 'any where a == "x" and not (b == "y" and process.pid % 2 == 1)';
    expect(losses(negated, { dropUnsayable: true })).toEqual(['sigma-conjunct-dropped may-match-more']);
    expect(detection(negated, { dropUnsayable: true })).toBe("selection:\n    a|cased: 'x'\ncondition: selection");
  });

  it('drop nothing from an alternative, and never everything', () => {
    expect(refusals('any where a == "x" or process.pid % 2 == 1', { dropUnsayable: true })).toEqual(['sigma-computed-value']);
    expect(refusals('any where process.pid % 2 == 1', { dropUnsayable: true })).toEqual(['sigma-computed-value']);
  });

  it('give up letter case, wider by itself and narrower under a negation', () => {
    const cases = 'any where event.type == "start" and user.name == "Root" and not file.path == "X"';
    expect(losses(cases, { portableCase: 'enum' })).toEqual(['sigma-case-dropped may-match-more']);
    expect(losses(cases, { portableCase: 'all' })).toEqual([
      'sigma-case-dropped may-match-more',
      'sigma-case-dropped may-match-more',
      'sigma-case-dropped may-match-less',
    ]);
    expect(detection('any where event.type == "start"', { portableCase: 'enum' })).toContain("event.type: 'start'");
  });

  it('count lengths in characters: narrower from below, wider from above, the other way round under a negation', () => {
    expect(losses('any where length(user.name) > 3')).toEqual(['sigma-length-characters may-match-less']);
    expect(losses('any where length(user.name) < 3')).toEqual(['sigma-length-characters may-match-more']);
    expect(losses('any where length(user.name) == 3')).toEqual(['sigma-length-characters either']);
    expect(losses('any where not length(user.name) > 3')).toEqual(['sigma-length-characters may-match-more']);
    expect(losses('any where length(user.name) > 0')).toEqual([]);
  });
});

describe('a length beyond what engines count', () => {
  it.each([
    ['>= 1000', '^.{1000,}$'],
    ['>= 2000', '^.{1000}.{1000,}$'],
    ['== 2500', '^.{1000}.{1000}.{500}$'],
  ])('%s is counted in thousands', (test, pattern) => {
    expect(detection(`any where length(user.name) ${test}`)).toContain(`'${pattern}'`);
  });
});

describe('notes', () => {
  it('name what engines read differently, once a kind', () => {
    const translation = translate(
      'process where event.type == "start" and ?user.name == "é" and user.domain == "b" and file.path : ("a*b", "c?d") and file.name regex "[a-z]+" and x : "*\\u{202E}*"',
    );
    expect(translation.status === 'exact' && [...new Set(translation.notes.map(({ code }) => code))].sort()).toEqual([
      'sigma-cased-portability',
      'sigma-foreign-letter',
      'sigma-inner-wildcard',
      'sigma-optional-field',
      'sigma-regex-portability',
      'sigma-unprintable',
    ]);
  });

  it.each(['any where true', 'any where not user.name == "a"', 'any where user.name == "a" or user.domain == null'])(
    'say of `%s` that it rests on a timestamp',
    (query) => {
      const translation = translate(query);
      expect(translation.status !== 'refused' && translation.notes.map(({ code }) => code)).toContain('sigma-no-positive-test');
    },
  );

  it.each(['any where user.name != null', 'any where user.name == "a" and user.domain == null', 'process where true'])(
    'do not say so of `%s`',
    (query) => {
      const translation = translate(query);
      expect(translation.status === 'exact' && translation.notes.map(({ code }) => code)).not.toContain('sigma-no-positive-test');
    },
  );

  it('do not take an escaped star for a wildcard', () => {
    const translation = translate('network where event.type == "start" and user.id == "1*\\\\"');
    expect(translation.status === 'exact' && translation.notes.map(({ code }) => code)).toEqual(['sigma-cased-portability']);
  });
});
