import fc from 'fast-check';
import { parseLuceneRegex, parseWildcard, type TextPattern } from '../../../src/pattern/index.ts';

/** The pattern of a Lucene regular expression that is known to parse. */
export function regex(source: string): Extract<TextPattern, { kind: 'regex' }> {
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.message}`);
  return { kind: 'regex', source, tree: parsed.tree };
}

const CHARACTERS = ['a', 'b', 'A', 'K', '\u212a', '\n', '\u{1f600}', '\ud83d', '\ude00', '1', '.'];

/** Short texts over the characters that the random patterns speak of, lone surrogates among them. */
export const texts = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 7 }).map((list) => list.join(''));

export const wildcards = fc
  .array(fc.constantFrom('*', '?', ...CHARACTERS), { maxLength: 7 })
  .map((list): TextPattern => parseWildcard(list.join('')));

const plainAtoms = ['a', 'b', 'k', 'A', '\\.', '.', '[a-b]', '[^a]', '[aK]', '\\d', '\\W', '()', '#', '"ab"', '.*'];
const atoms = [...plainAtoms, '@', '<1-11>', '<01-11>', '\u{1f600}', '\ud83d', '\ude00'];
const counts = ['*', '+', '?', '{2}', '{0,2}', '{2,}', '{1,3}'];

function sources(leaves: readonly string[], boolean: boolean): fc.Arbitrary<string> {
  const { source } = fc.letrec<{ source: string }>((tie) => {
    const two = fc.tuple(tie('source'), tie('source'));
    const always = [
      fc.constantFrom(...leaves),
      two.map(([left, right]) => `(${left})(${right})`),
      two.map(([left, right]) => `(${left}|${right})`),
      fc.tuple(tie('source'), fc.constantFrom(...counts)).map(([inner, count]) => `(${inner})${count}`),
    ];
    const extra = [two.map(([left, right]) => `((${left})&(${right}))`), tie('source').map((inner) => `~(${inner})`)];
    return { source: fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...always, ...(boolean ? extra : [])) };
  });
  return source;
}

/** Random regular expressions with every construct. */
export const regexes = sources(atoms, true).map(regex);

/** Random regular expressions without intersection, complement and lone surrogates. */
export const plainRegexes = sources(plainAtoms, false).map(regex);
