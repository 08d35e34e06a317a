import type { Analyzer } from '../../event/index.ts';

/** What an index makes of a text: its terms, by their positions. */
export type Analyze = (text: string) => readonly string[];

/** The analyzer of a text field; null: it does something that is not known here. */
export function analysis(analyzer: Analyzer | undefined): Analyze | null {
  if (analyzer === undefined) return standard;
  const signs = analyzer.wordLetters;
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

/** Signs on which letters, or digits, meet as one term, by their places in a stretch that no text has. */
const MEETING =
  /(?<=\p{Alphabetic}\p{M}*)[:.'\u2018\u2019\u00b7](?=\p{Alphabetic})|(?<=\p{Nd}\p{M}*)[,;.'\u2018\u2019](?=\p{Nd})/gu;
const PLACES = ":.'\u2018\u2019\u00b7,;";
const FIRST_PLACE = 0xf8e0;
const STOPS = /[^\p{Alphabetic}\p{Nd}\p{Pc}\p{M}\p{Cf}\uf8e0-\uf8e7]+|\u200b/u;
/** The longest term; what is left of a longer one is the next. */
const CHUNK = /.{1,255}/gsu;

/** The analyzer of every index: terms end at the word breaks of Unicode. Scripts without spaces are told by their signs. */
function standard(text: string): readonly string[] {
  const met = text.replace(MEETING, (sign) => String.fromCharCode(FIRST_PLACE + PLACES.indexOf(sign)));
  const apart = met.replace(/[\p{Ideographic}\p{Script=Hiragana}]|\p{Script=Katakana}+/gu, ' $& ');
  return apart
    .split(STOPS)
    .filter((term) => /[\p{Alphabetic}\p{Nd}]/u.test(term))
    .map((term) => term.replace(/[\uf8e0-\uf8e7]/g, (place) => PLACES.charAt(place.charCodeAt(0) - FIRST_PLACE)))
    .flatMap((term) => term.match(CHUNK) ?? [])
    .map((term) => [...term].map((letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase())).join(''));
}
