import { describe, expect, it } from 'vitest';
import { laidOut } from '../../../../src/languages/eql/laid-out.ts';
import { parseEql } from '../../../../src/languages/eql/parse.ts';
import { printEql } from '../../../../src/languages/eql/print.ts';
import { scan } from '../../../../src/languages/eql/tokens.ts';
import { source } from '../../../../src/source/index.ts';

function read(text: string) {
  const parsed = parseEql(source(text));
  if (!parsed.ok) throw new Error(`${text}\n${parsed.problems.map(({ message }) => message).join('\n')}`);
  return parsed.value;
}

const QUERIES = [
  'process where process.name:("a","b") and not ( user.name == "x" or ( process.pid >= 4 ) ) | head 3',
  'sequence by host.id, user.name with maxspan=1m [process where stringContains~(process.name, "a")] by a ![file where true] by b until [any where x == null]',
  `process where process.args : (${Array.from({ length: 30 }, (_, at) => `"value-${at}"`).join(', ')}) and ?process.pid in (1, 2) and length(process.name) > 3`,
];

/** How a comment may stand between two words. */
const STYLES = [' // a b\n', '\n// own\n', ' /* in */ ', '\n/* two\n   lines */\n', '\n// one\n  // two\n', ' // one\n// two\n'];

describe('EQL laid out', () => {
  it('keeps a comment wherever it stands, reads the same, and is laid out already', () => {
    let tried = 0;
    for (const query of QUERIES) {
      const { tokens } = scan(query);
      for (const { span } of [...tokens, { span: { start: query.length, end: query.length } }])
        for (const style of STYLES) {
          // The unit of a number and a name with dots are one word.
          const text = query.slice(0, span.start) + style + query.slice(span.start);
          const parsed = parseEql(source(text));
          if (!parsed.ok) continue;
          tried++;
          const once = laidOut(parsed.value, text);
          expect({ text, isLaidOut: once !== null }).toEqual({ text, isLaidOut: true });
          const comments = (written: string | null): readonly string[] =>
            [...(written ?? '').matchAll(/\/\/ .*|\/\* [\s\S]*? \*\//g)].map(([comment]) => comment.replace(/\s+/g, ' '));
          expect(comments(once)).toEqual(comments(text));
          expect(printEql(read(once ?? ''))).toBe(printEql(read(query)));
          expect(laidOut(read(once ?? ''), once ?? '')).toBe(once);
          expect(once).not.toMatch(/[ \t]\n|\n\n/);
        }
    }
    expect(tried).toBeGreaterThan(700);
  });

  it('puts comments where people have them', () => {
    const text =
      '/* a */ process where process.name:("a", // first\n "b") // e\n // own\n and not (true)\n // end\n// and that is all';
    expect(laidOut(read(text), text)).toBe(
      [
        '/* a */',
        'process where process.name : ("a", // first',
        '  "b") // e',
        '  // own',
        '  and not true',
        '// end',
        '// and that is all',
      ].join('\n'),
    );
    const sequence = 'sequence by host.id\n // it begins\n [process   where true] // one\n [file where true]\n/*\n * star\n */';
    expect(laidOut(read(sequence), sequence)).toBe(
      'sequence by host.id\n  // it begins\n  [process where true] // one\n  [file where true]\n  /*\n   * star\n   */',
    );
  });
});
