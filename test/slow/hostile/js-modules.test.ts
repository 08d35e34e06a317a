import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import { js } from '../../../translators/js/index.ts';
import { analyzed, compiled, ruleOf } from '../../translators/js/support.ts';

const QUERY =
  'any where process.name : "a*b?c" and process.args regex~ "(a|b|ab)*c" and not user.id == "0" and length(process.command_line) > 3';

describe('a hostile event', () => {
  const matches = compiled(analyzed(QUERY));

  it('of a string of 20 MB is answered', () => {
    const long = 'ab'.repeat(10_000_000);
    expect(matches({ process: { name: long, args: long, command_line: long } })).toBe(false);
    expect(matches({ process: { name: 'abxc', args: `${long.slice(0, 1000)}c`, command_line: long } })).toBe(true);
  });

  it('of 100,000 levels is answered', () => {
    let lists: unknown = 'abxc';
    let objects: unknown = 'abxc';
    for (let level = 0; level < 100_000; level++) {
      lists = [lists];
      objects = { process: objects, name: [objects] };
    }
    for (const value of [lists, objects]) {
      expect(matches({ process: { name: value, args: value } })).toBe(false);
      expect(matches({ process: value, 'process.name': value })).toBe(false);
    }
    expect(matches({ process: { name: lists, args: 'c', command_line: 'abcd' } })).toBe(true);
  });

  it('of a million values is answered', () => {
    const values = Array.from({ length: 1_000_000 }, (_, index) => `x${index}`);
    expect(matches({ process: { name: values, args: values, command_line: values } })).toBe(false);
    expect(matches({ process: values.map((name) => ({ name })) })).toBe(false);
  });

  it.each(['(a+)+b', '(a|a)*b', '(.*a){20}b', '.*.*.*.*.*.*b', '(a|ab|aba)*c'])('does not make %s slow', (pattern) => {
    const test = compiled(
      analyzed(`any where process.command_line regex "${pattern}" or process.command_line regex~ "x${pattern}"`),
    );
    expect(test({ process: { command_line: 'a'.repeat(100_000) } })).toBe(false);
  });

  it('does not make many stars slow', () => {
    const test = compiled(analyzed(`any where process.command_line : "*${'a*b*'.repeat(20)}?c"`));
    expect(test({ process: { command_line: 'ab'.repeat(50_000) } })).toBe(false);
  });
});

/** Needs an automaton of too many states. */
const LARGE = 'regex "~(.*a.{30})"';

describe('a rule that has no code', () => {
  it.each([
    [`sequence [any where process.name ${LARGE}] [file where true]`, 'js-pattern-too-large'],
    [`sample by host.id [process where true] [any where process.name ${LARGE}]`, 'js-pattern-too-large'],
    [`process where process.name ${LARGE} | tail 5`, 'js-pattern-too-large'],
    [`any where process.name ${LARGE}`, 'js-pattern-too-large'],
  ])('is refused: %s', (query, code) => {
    const rule = analyzed(query);
    const translation = js.translate(rule);
    if (translation.status !== 'refused') throw new Error('accepted');
    const [reason] = translation.reasons;
    expect(reason.code).toBe(code);
    expect(reason.span.end).toBeGreaterThan(reason.span.start);
  });

  it('names every part that it refuses', () => {
    const query = `any where process.name ${LARGE} or user.name ${LARGE}`;
    const translation = js.translate(analyzed(query));
    expect(translation.status === 'refused' && translation.reasons.map(({ span }) => query.slice(span.start, span.end))).toEqual([
      `process.name ${LARGE}`,
      `user.name ${LARGE}`,
    ]);
  });
});

describe('a rule of extreme form', () => {
  const origin = { start: 0, end: 0 };
  const constant: Predicate = { kind: 'constant', value: true, origin };

  it('with empty lists of operands keeps their meaning', () => {
    expect(compiled(ruleOf({ kind: 'and', operands: [], origin }))({})).toBe(true);
    expect(compiled(ruleOf({ kind: 'or', operands: [], origin }))({})).toBe(false);
  });

  it('of two thousand nested negations runs', () => {
    let where: Predicate = constant;
    for (let level = 0; level < 2000; level++) where = { kind: 'not', operand: where, origin };
    expect(compiled(ruleOf(where))({})).toBe(true);
  });

  it('of five thousand conditions runs', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `process.name : "*name${index}"`);
    const matches = compiled(analyzed(`any where ${names.join(' or ')}`));
    expect(matches({ process: { name: 'x-NAME4999' } })).toBe(true);
    expect(matches({ process: { name: 'x-name5000' } })).toBe(false);
  });

  it('of a hundred items with two hundred keys is printed', () => {
    const keys = Array.from({ length: 200 }, (_, index) => `k${index}`).join(', ');
    const items = Array.from({ length: 100 }, (_, index) => `[any where event.code == "${index}"]`).join(' ');
    const rule = analyzed(`sequence by ${keys} ${items}`);
    expect(js.translate(rule).status).toBe('exact');
  });

  it.each(['process.pid', 'process.pid + 1', 'number(process.name)'])(
    'that compares %s with a number beyond 2^53 says that neighbours may count as equal',
    (subject) => {
      const translation = js.translate(analyzed(`any where ${subject} == 9007199254740993`));
      expect(translation).toMatchObject({ status: 'lossy', losses: [{ code: 'js-large-integer' }] });
    },
  );
});
