import type { Analyzer } from '../../event/index.ts';

/** What an index makes of a text: its terms, by their positions. */
export type Analyze = (text: string) => readonly string[];

/** The analyzer of a text field; null: it does something that is not known here. */
export function analysis(analyzer: Analyzer | undefined): Analyze | null {
  const signs = analyzer?.wordLetters ?? null;
  if (signs === null || !/^[\x21-\x7e]*$/.test(signs)) return null;
  return (text) => {
    const terms: string[] = [];
    let term = '';
    for (let at = 0; at <= text.length; at++) {
      const letter = text.charAt(at);
      if (letter !== '' && (/[a-zA-Z0-9_]/.test(letter) || signs.includes(letter))) term += letter;
      else if (term !== '') {
        terms.push(term.toLowerCase());
        term = '';
      }
    }
    return terms;
  };
}
