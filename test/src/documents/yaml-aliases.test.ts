import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../../src/documents/index.ts';
import { KNOWN_LANGUAGES } from '../../../src/languages/index.ts';
import { source } from '../../../src/source/index.ts';

const QUERY = 'query: process where true\nlanguage: eql\nname: x\n';

function read(text: string) {
  return readDocuments(source(text, 'rule.yml'), KNOWN_LANGUAGES);
}

describe('aliases in YAML', () => {
  it('that stand within what they stand for are told, however many there are', () => {
    for (const count of [1, 2_000]) {
      const { problems, documents } = read(`tags: &a [${'*a, '.repeat(count)}]\n${QUERY}`);
      expect(problems).toMatchObject([{ code: 'document-syntax', message: 'a part of the YAML holds itself' }]);
      expect(documents).toEqual([]);
    }
    expect(read(`${QUERY}threat: &t { inner: { again: *t } }\n`).problems).toHaveLength(1);
  });

  it('are read where they stand for something else, whatever it is called', () => {
    for (const tags of ['[&a one, *a]', '&a [&a one, *a]', '&b [x]\nfalse_positives: *b']) {
      const { problems, documents } = read(`tags: ${tags}\n${QUERY}`);
      expect(problems).toEqual([]);
      expect(documents.map(({ query }) => query.text)).toEqual(['process where true']);
    }
  });
});
