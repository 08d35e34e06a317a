import { expect, it } from 'vitest';
import { children, showAst, walk } from '../../../../src/languages/eql/index.ts';
import { query } from './tree.ts';

const TEXT =
  'sequence by a with maxspan=1s [any where f~(?b) != -1] by c with runs=2 ![p where d not in ("x", true)] by e | head 1';

it('a tree is shown one node a line, with places', () => {
  expect(`\n${showAst(query(TEXT))}\n`).toBe(`
query  @0-117
  sequence by=1  @0-108
    field a  @12-13
    duration 1s  @27-29
    item by=1 runs=2  @30-71
      category any  @31-34
      comparison !=  @41-53
        call f~  @41-47
          field ?b  @44-46
        sign -  @51-53
          number 1  @52-53
      field c  @58-59
    item missing by=1  @72-108
      category "p"  @74-75
      membership not in  @82-102
        field d  @82-83
        string "x"  @92-95
        boolean true  @97-101
      field e  @107-108
  pipe head 1  @109-117
`);
});

it('walking visits parents first, in the order of the text, and can skip what is below', () => {
  const kinds: string[] = [];
  walk(query(TEXT), (node) => {
    kinds.push(node.kind);
    return node.kind !== 'item';
  });
  expect(kinds).toEqual(['query', 'sequence', 'field', 'duration', 'item', 'item', 'pipe']);
});

it('children stand inside their parents', () => {
  walk(query(TEXT), (node) => {
    for (const child of children(node)) {
      expect(child.span.start).toBeGreaterThanOrEqual(node.span.start);
      expect(child.span.end).toBeLessThanOrEqual(node.span.end);
    }
    return undefined;
  });
});
