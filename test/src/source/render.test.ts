import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/documents/codes.ts';
import { locate, render, source } from '../../../src/source/index.ts';

describe('a caret frame', () => {
  it('shows the line, the carets, notes and help', () => {
    const rule = source('any where\n  user.nam == "x"', 'rule.eql');
    const problem = diagnostic(
      'query-missing',
      'unknown field',
      { start: 12, end: 20 },
      {
        help: 'did you mean user.name?',
        notes: [{ message: 'the query begins here', span: { start: 0, end: 3 } }],
      },
    );
    expect(render(rule, problem)).toBe(
      [
        'rule.eql:2:3: unknown field [query-missing]',
        '  |',
        '2 |   user.nam == "x"',
        '  |   ^^^^^^^^',
        'note: rule.eql:1:1: the query begins here',
        '  |',
        '1 | any where',
        '  | ^^^',
        'help: did you mean user.name?',
      ].join('\n'),
    );
  });

  it('cuts a huge line around the place', () => {
    const rule = source(`${'a'.repeat(100_000)}!${'b'.repeat(100_000)}`);
    const text = render(rule, diagnostic('query-missing', 'here', { start: 100_000, end: 100_001 }));
    expect(text.length).toBeLessThan(500);
    const [, , line = '', carets = ''] = text.split('\n');
    expect(line[carets.indexOf('^')]).toBe('!');
  });

  it('hides control and bidirectional characters', () => {
    expect(render(source('a\u001b[31m\u202eb'), diagnostic('query-missing', 'x', { start: 0, end: 1 }))).not.toMatch(
      /[\u001b\u202e]/,
    );
  });

  it('stands at the end for a problem at the end of the text', () => {
    expect(render(source('ab\n'), diagnostic('query-missing', 'x', { start: 3, end: 3 }))).toContain(':2:1:');
  });
});

describe('a place', () => {
  it('counts CR LF as one line end and starts where the source was cut', () => {
    const cut = { name: 'f', text: 'a\r\nb', line: 10, column: 5 };
    expect(locate(cut, 0)).toEqual({ line: 10, column: 5 });
    expect(locate(cut, 3)).toEqual({ line: 11, column: 1 });
  });
});
