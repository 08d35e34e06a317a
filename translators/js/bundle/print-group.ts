import { printAnswer } from '../print-decision.ts';
import type { Asked, Group } from './grouped.ts';
import { type Kept, keeping } from './kept.ts';

/** More rules than these are no function that an engine compiles well. */
const MOST_RULES = 40;

/** The functions that ask the rules of a group, each after what it calls; the last is `askAll(event, now, places)`. */
export function printGroup(group: Group, nameOf: (place: number) => string, kept: Kept): readonly string[] {
  const functions: string[] = [];
  let number = 0;

  /** Prints a function and returns its call. No name that a rule gives has a sign in it. */
  function print({ test, groups, rules }: Group, name: string): string {
    const lines = [
      ...(test === null ? [] : guard(keeping(test, kept))),
      ...groups.map((each) => `  ${print(each, `ask$${++number}`)};`),
      ...callsOf(rules),
    ];
    functions.push(`function ${name}(event, now, places) {\n${lines.join('\n')}\n}`);
    return `${name}(event, now, places)`;
  }

  function callsOf(rules: readonly Asked[]): readonly string[] {
    if (rules.length <= MOST_RULES) return rules.flatMap(ruleLines);
    const calls: string[] = [];
    for (let from = 0; from < rules.length; from += MOST_RULES) {
      calls.push(`  ${print({ test: null, groups: [], rules: rules.slice(from, from + MOST_RULES) }, `ask$${++number}`)};`);
    }
    return calls;
  }

  function ruleLines({ place, answer }: Asked): readonly string[] {
    const code = printAnswer(keeping(answer, kept), '    ', null);
    const test = code.includes('\n') ? `(\n    ${code}\n  )` : `(${code})`;
    return [`  // ${nameOf(place)}`, `  if ${test} places.push(${place});`];
  }

  print(group, 'askAll');
  return functions;
}

function guard(test: Parameters<typeof printAnswer>[0]): readonly string[] {
  const code = printAnswer({ kind: 'not', operand: test }, '    ', null);
  return [code.includes('\n') ? `  if (\n    ${code}\n  )\n    return;` : `  if (${code}) return;`];
}
