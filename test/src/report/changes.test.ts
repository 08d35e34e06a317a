import fc from 'fast-check';
import { Marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import type { RuleChange } from '../../../src/report/changes/changes.ts';
import { changesMarkdown } from '../../../src/report/changes/markdown.ts';
import { changesSummaryText, changeText } from '../../../src/report/changes/text.ts';
import { IN_TIME, OF_A } from '../../../src/report/changes/words.ts';

const CHANGE: RuleChange = {
  relation: 'narrower',
  name: 'a rule',
  id: 'r',
  before: { file: 'r.toml', line: 1 },
  after: { file: 'r.toml', line: 1 },
  meaning: { kind: 'differs', relation: 'narrower', lost: { 'process.name': 'x' }, added: null, both: null },
  metadata: [],
  problems: [],
};

/** Words of others that mean something in Markdown, on GitHub, in a terminal. */
const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '`',
          '``',
          '```',
          '|',
          '\\',
          '\\|',
          '@team',
          '<b>',
          '</code>',
          '[x](http://y)',
          '![i](j)',
          'www.evil.org',
          '#1',
          '*',
          '_',
        ],
        ...['\n', '\r\n', '\n\n', '\n```\n', '\n| a | b |\n', '\u202e', '\u001b[2J', '---', '~~~', '&lt;', '<!--', ' ', 'a'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** Kinds of everything in a page, with what code in it says left out. */
function kindsOf(markdown: string): readonly string[] {
  const kinds: string[] = [];
  const lexed = new Marked().lexer(markdown);
  const walk = (token: Token): void => {
    kinds.push(token.type);
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      for (const cell of [header, ...rows].flat()) for (const inner of cell.tokens) walk(inner);
      kinds.push(`${rows.length} rows of ${header.length}`);
    } else if (token.type === 'list') for (const item of (token as Tokens.List).items) walk(item);
    else if ('tokens' in token) for (const inner of token.tokens ?? []) walk(inner);
  };
  for (const token of lexed) walk(token);
  return kinds;
}

describe('the Markdown of changes', () => {
  it('holds nothing of a rule but code, whatever its texts', () => {
    const page = (name: string, value: string, file: string): string =>
      changesMarkdown(
        [
          {
            ...CHANGE,
            name,
            before: { file, line: 1 },
            after: { file: `${file}2`, line: null },
            meaning: { kind: 'differs', relation: 'narrower', lost: { [name]: value }, added: null, both: null },
            metadata: [{ name: 'tags', before: [name], after: [value, file] }],
            problems: [{ side: 'after', place: `${file}:1:1`, code: 'code', message: value }],
          },
        ],
        'since HEAD',
        IN_TIME,
      );
    const plain = kindsOf(page('a', 'b', 'c'));
    expect(plain).toContain('1 rows of 3');
    fc.assert(
      fc.property(HOSTILE, HOSTILE, HOSTILE, (name, value, file) => {
        const text = page(`n${name}`, `v${value}`, `f${file}`);
        expect(kindsOf(text)).toEqual(plain);
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('shows the worst first, and stays below what a comment may hold', () => {
    const changes = Array.from({ length: 3000 }, (_, at): RuleChange => ({ ...CHANGE, name: `rule ${at} ${'x'.repeat(50)}` }));
    const text = changesMarkdown(
      [...changes, { ...CHANGE, name: 'last', relation: 'deleted', meaning: null }],
      'since HEAD',
      IN_TIME,
    );
    expect(text.length).toBeLessThan(65_536);
    expect(text.indexOf('`last`')).toBeLessThan(text.indexOf('`rule 0'));
    expect(text).toMatch(/^3,001 rules changed: 1 deleted, 3000 narrower\.$/m);
    const rows = text.match(/^\| \*\*/gm)?.length ?? 0;
    expect(text).toContain(`${3001 - rows} more rows are left out here`);
    const sections = text.match(/^#### /gm)?.length ?? 0;
    expect(text).toContain(`${3000 - sections} more rules are left out here`);
  });

  it('says in a sentence that nothing changed', () => {
    expect(changesMarkdown([], 'since HEAD', IN_TIME)).toBe('### Rules `since HEAD`\n\nNo rule changed.\n');
  });
});

describe('the text of changes', () => {
  it('shows events letter by letter', () => {
    const event = { 'process.name': 'a  b\u00a0c\u200bd\u202e\t' };
    const meaning = { kind: 'differs', relation: 'narrower', lost: event, added: null, both: null } as const;
    const text = changeText({ ...CHANGE, meaning }, IN_TIME, false);
    const [, shown = ''] = /no longer caught {2}(.*)$/m.exec(text ?? '') ?? [];
    expect(shown).toBe(String.raw`{"process.name":"a  b\u00a0c\u200bd\u202e\t"}`);
    expect(JSON.parse(shown)).toEqual(event);
    const page = changesMarkdown([{ ...CHANGE, meaning }], 'since HEAD', IN_TIME);
    expect(JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? '')).toEqual(event);
    expect(page).not.toMatch(/[\u200b\u202e]/);
  });

  it('cuts what no line can hold', () => {
    const lost = { 'process.command_line': 'x'.repeat(10_000) };
    const text = changeText(
      { ...CHANGE, meaning: { kind: 'differs', relation: 'narrower', lost, added: null, both: null } },
      IN_TIME,
      false,
    );
    expect(Math.max(...(text ?? '').split('\n').map((line) => line.length))).toBeLessThan(500);
  });

  it('shows a timeline line by line, and says why nothing is known', () => {
    const timeline = { events: [{ a: 1 }, { a: 2 }] as const, first: [], second: [] };
    const meaning = {
      kind: 'differs' as const,
      relation: 'other' as const,
      lost: null,
      added: null,
      both: null,
      timelines: { compared: 'events' as const, lost: timeline, added: null, both: null },
    };
    expect(changeText({ ...CHANGE, relation: 'unknown', meaning }, IN_TIME, false)?.split('\n')).toEqual([
      'unknown         a rule  r.toml',
      '    they differ, and it is not known what else there is',
      '    no longer caught  {"a":1}',
      '                      {"a":2}',
    ]);
    const unknown = { kind: 'unknown' as const, reason: '50 steps did not suffice' };
    expect(changeText({ ...CHANGE, relation: 'unknown', meaning: unknown }, IN_TIME, false)).toContain(
      '\n    50 steps did not suffice',
    );
  });

  it('tells of A and B what it tells of before and now', () => {
    const text = changeText(CHANGE, OF_A, false);
    expect(text).toBe('A is broader      a rule  r.toml\n    only A catches  {"process.name":"x"}');
    expect(changesSummaryText([CHANGE], 'a and b', OF_A)).toBe('1 rule of a and b: 1 A is broader');
    const page = changesMarkdown([CHANGE], 'a and b', OF_A);
    expect(page).toContain('| **A is broader** | `a rule` | `r.toml` |');
    expect(page).toContain('A is broader: A catches all that B does, and more.\n\nOnly A catches this event:\n\n```json');
  });
});
