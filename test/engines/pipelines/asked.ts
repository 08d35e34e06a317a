import type { Predicate } from '../../../src/ir/index.ts';
import { askedTests } from '../../../src/pipelines/index.ts';

/** What a rule asks, as pySigma's side prints it: tests of one value each, joined. */
export type Asked = readonly ['test', string, string] | readonly ['not', Asked] | readonly ['and' | 'or', ...Asked[]];

/** What is no text, number or truth value has a name instead. */
const UNSAID: { readonly [kind: string]: string } = {
  present: '~present',
  matches: '~SigmaRegularExpression',
  range: '~SigmaCompareExpression',
  'in-network': '~SigmaCIDRExpression',
};

/** What we ask. */
export function askedBy(where: Predicate): Asked {
  switch (where.kind) {
    case 'and':
    case 'or':
      return [where.kind, ...where.operands.map(askedBy)];
    case 'not':
      return ['not', askedBy(where.operand)];
    case 'constant':
      return where.value ? ['and'] : ['or'];
    default: {
      const tests = askedTests(where).flatMap(({ fields, values }) =>
        values.filter((value) => value !== undefined).map((value) => ['test', fields.join('+'), String(value)] as const),
      );
      const unsaid = UNSAID[where.kind];
      const field = 'field' in where ? where.field.name : '';
      const plain = where.kind === 'one-of' || where.kind === 'anywhere' || (where.kind === 'matches' && tests.length > 0);
      return plain || unsaid === undefined ? ['or', ...tests] : ['test', field, unsaid];
    }
  }
}

/** The order of wildcards side by side says nothing, and letters fold: pySigma forgets `cased` where it replaces something. */
function testName([field, value = '']: readonly string[]): string {
  return `${field} = ${value.startsWith('~') ? value : value.replace(/(?<!\\)[*?]{2,}/g, wildcards).toLowerCase()}`;
}

function wildcards(run: string): string {
  return run.replaceAll('*', '') + (run.includes('*') ? '*' : '');
}

/** The tests of a rule. */
export function testsIn(asked: Asked): ReadonlySet<string> {
  const [kind, ...operands] = asked;
  if (kind === 'test') return new Set([testName(operands as readonly string[])]);
  return new Set((operands as readonly Asked[]).flatMap((operand) => [...testsIn(operand)]));
}

/** Worlds in which two rules differ: which tests hold is drawn, the same every time. */
export function differs(one: Asked, other: Asked): readonly string[] | null {
  const tests = [...new Set([...testsIn(one), ...testsIn(other)])];
  for (let world = 0; world < WORLDS; world++) {
    // A few worlds with nearly nothing or nearly everything: conjunctions of many tests hold in those alone.
    const share = [0.5, 0.9, 0.1, 0.97][world % 4] ?? 0.5;
    const held = new Set(tests.filter((_, at) => drawn(world, at) < share));
    if (holds(one, held) !== holds(other, held)) return [...held];
  }
  return null;
}

const WORLDS = 2000;

function holds(asked: Asked, held: ReadonlySet<string>): boolean {
  const [kind, ...operands] = asked;
  if (kind === 'test') return held.has(testName(operands as readonly string[]));
  const each = (operands as readonly Asked[]).map((operand) => holds(operand, held));
  return kind === 'not' ? !each[0] : kind === 'and' ? each.every(Boolean) : each.some(Boolean);
}

/** A number from 0 to 1 for a place in a world. */
function drawn(world: number, at: number): number {
  let mixed = (world * 0x9e3779b1 + at * 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) >>> 0;
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
