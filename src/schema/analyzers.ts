import type { Analyzer } from '../event/index.ts';
import { isDictionary, own } from './json.ts';
import { definitionsOf } from './settings.ts';

/** What the analyzers of an index do, by their names, `default` that of fields which name none; null: the standard one. */
export type Analyzers = (name: string) => Analyzer | null;

/** The analyzers that the settings of an index define (`analysis.analyzer`), and those of every index that are known here. */
export function analyzersOf(settings: unknown): Analyzers {
  const analyzers = definitionsOf(settings, 'analyzer');
  return (name) => {
    const found = analyzers.find((table) => Object.hasOwn(table, name));
    // Fields that name no analyzer may be searched with another than they are written with.
    if (name === 'default' && analyzers.some((table) => Object.hasOwn(table, 'default_search')))
      return { name, wordLetters: null };
    if (found === undefined) return builtIn(name);
    return { name, wordLetters: wordLettersOf(own(found, name)) };
  };
}

function builtIn(name: string): Analyzer | null {
  return name === 'standard' || name === 'default' ? null : { name, wordLetters: name === 'pattern' ? '' : null };
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
