import { expect, it } from 'vitest';
import { casesOf } from '../../../../src/conformance/index.ts';
import { FUNCTION_NAMES, functionNamed, OPERATORS, parseEql, walk } from '../../../../src/languages/eql/index.ts';
import { source } from '../../../../src/source/index.ts';
import { readCases } from '../../../support/cases/read.ts';

/** Functions and operators that rules of cases name; what is read otherwise is no matter here. */
function named(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { rule } of readCases().flatMap(({ file }) => casesOf(file))) {
    const parsed = parseEql(source(rule));
    if (!parsed.ok) continue;
    walk(parsed.value, (node) => {
      if (node.kind === 'call') found.add(functionNamed(node.name) ?? node.name);
      else found.add('operator' in node ? node.operator : node.kind);
      return true;
    });
  }
  return found;
}

const NAMED = named();

it.each([...FUNCTION_NAMES, ...Object.keys(OPERATORS)])('%s has a case with the right answer', (name) => {
  expect(NAMED).toContain(name);
});
