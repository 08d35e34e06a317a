import type { Token } from './work.ts';

/** Keys of YAML, TOML and JSON at the beginning of a line, tables of TOML, and comments: enough to find one's way. */
const LINE =
  /^[ \t]*(?:-[ \t]+)*(?<key>"[^"\n]*"|[\w.@|$-]+)[ \t]*(?=[:=](?:[ \t]|$))|^[ \t]*(?<table>\[\[?[\w.-]+\]\]?)[ \t]*$|(?:^|[ \t])(?<comment>#.*)$/gm;

/** What the words of a document around its queries are. */
export function documentTokens(text: string): readonly Token[] {
  return [...text.matchAll(LINE)].flatMap(({ 0: all, index, groups }): readonly Token[] => {
    const { key, table, comment } = groups ?? {};
    const word = key ?? table ?? comment;
    if (word === undefined) return [];
    const from = index + all.lastIndexOf(word);
    return [{ from, to: from + word.length, kind: comment === undefined ? 'key' : 'comment' }];
  });
}
