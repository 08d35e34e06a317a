import { describe, expect, it } from 'vitest';
import { sourceFiles, textOf } from './support/source-tree.ts';

const FOLDER = 'src/engines/cluster/';
const cluster = sourceFiles('src').filter((file) => file.startsWith(FOLDER));

/** The files of the folder in which something stands, without its path. */
function where(pattern: RegExp, files = cluster): readonly string[] {
  return files.filter((file) => pattern.test(textOf(file))).map((file) => file.replace(FOLDER, ''));
}

/** What a cluster says comes into messages through `voice.ts` alone: the types ask for `Words`, and this forbids the roads around the types. */
describe('the one door for the words of a cluster', () => {
  it('is the only maker of words', () => {
    expect(where(/\bwords: (?!string\b|Words\b)(?!read\b)/)).toEqual(['voice.ts']);
  });

  it('is the only way to a failure: its message is made of words in one place', () => {
    expect(where(/ok: false, kind|\bkind: '[a-z-]+', (status|message)/)).toEqual(['failure.ts']);
    expect(where(/\bmessage: `/)).toEqual(['engine.ts']);
    expect(textOf(`${FOLDER}engine.ts`)).toMatch(/message: `\$\{loaded\.message\}; \$\{left\}` \}/);
  });

  it('is passed by nobody who reads the text of an answer', () => {
    expect(where(/\b(response|answer)\.text\b/)).toEqual(['connection.ts', 'eql-matches.ts', 'failure.ts', 'pages.ts']);
    // Letter by letter into documents, never into sentences.
    for (const file of ['eql-matches.ts', 'pages.ts']) expect(textOf(FOLDER + file)).not.toMatch(/say`[^`]*\$\{[^}]*text/);
  });

  it('has no second one outside of the folder: nobody else asks a cluster or makes its answers into JSON', () => {
    const others = sourceFiles('src', 'bench').filter((file) => !file.startsWith(FOLDER) && !file.startsWith('src/scripts/'));
    expect(where(/\.ask\(\{|\bredactor\b|\bvoiceAt\b/, others)).toEqual([]);
  });
});
