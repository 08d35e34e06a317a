import type { Analyzer } from '../event/index.ts';
import { isDictionary, own } from './json.ts';
import { definitionsOf } from './settings.ts';

/** What the analyzers of an index do, by their names. */
export type Analyzers = (name: string) => Analyzer;

/** The analyzers that the settings of an index define (`analysis.analyzer`), and the one of every index that tells words by their letters. */
export function analyzersOf(settings: unknown): Analyzers {
  const analyzers = definitionsOf(settings, 'analyzer');
  return (name) => {
    const found = analyzers.find((table) => Object.hasOwn(table, name));
    if (found === undefined) return { name, wordLetters: name === 'pattern' ? '' : null };
    return { name, wordLetters: wordLettersOf(own(found, name)) };
  };
}

/** Between words, by the pattern of the analyzer: `\W+`, or all of it but some signs, `[\W&&[^-]]+`. */
const BETWEEN = /^(?:\\W\+|\[\\W&&\[\^([^\]\\^&[-]*-?)\]\]\+)$/;

function wordLettersOf(definition: unknown): string | null {
  if (!isDictionary(definition) || own(definition, 'type') !== 'pattern') return null;
  const { pattern = '\\W+', lowercase = true, flags = '', stopwords = '_none_' } = definition;
  if (typeof pattern !== 'string' || String(lowercase) !== 'true' || flags !== '' || stopwords !== '_none_') return null;
  const between = BETWEEN.exec(pattern);
  return between === null ? null : (between[1] ?? '');
}
