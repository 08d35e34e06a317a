import { CODES } from '../../api/catalogue.ts';
import type { ParsedRule } from '../../api/parse.ts';
import type { Meaning } from '../../contract/index.ts';
import type { LanguageName } from '../../languages/index.ts';
import { EXIT, type ExitCode } from '../host/host.ts';
import { labelOf, nameOf } from './names.ts';
import { problemsIn, type Telling } from './problems.ts';

/** The meaning of a rule, under the name of its file when it has none of its own; or null after its problems were reported. */
export function meaningOf<Name extends LanguageName>(parsed: ParsedRule<Name>, telling: Telling): Meaning<Name> | null {
  if (!parsed.meaning.ok) {
    telling.tell('error', problemsIn(parsed.document.query, parsed.meaning.problems), labelOf(parsed));
    return null;
  }
  return meaningNamed(parsed.meaning.value, nameOf(parsed));
}

/** The exit code for a rule that is left out: nothing is wrong with one that only says what is not read here. */
export function exitLeftOut({ meaning }: ParsedRule): ExitCode {
  const kinds = new Map<string, string>(Object.entries(CODES).map(([code, { kind }]) => [code, kind]));
  return !meaning.ok && meaning.problems.every(({ code }) => kinds.get(code) === 'refusal') ? EXIT.refused : EXIT.input;
}

/** The meaning under a name. */
function meaningNamed<Name extends string>(meaning: Meaning<Name>, name: string): Meaning<Name> {
  const { rule, asked } = meaning;
  return {
    rule: { ...rule, meta: { ...rule.meta, name } },
    // The mapping may have to be made, and most do not ask for it.
    get schema() {
      return meaning.schema;
    },
    ...(asked === undefined ? {} : { asked }),
  };
}
