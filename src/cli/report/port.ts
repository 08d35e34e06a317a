import { CODES } from '../../api/catalogue.ts';
import { withHelp } from '../../api/help.ts';
import type { ParsedRule, Problem } from '../../api/parse.ts';
import type { Translated } from '../../api/translate.ts';
import type { Effect } from '../../contract/index.ts';
import type { RuleReport } from '../../report/index.ts';
import { placeOf, quoteOf } from '../../report/port/build.ts';
import type { PortArtifact, PortProblem, PortRule, PortWord } from '../../report/port/port.ts';
import type { Diagnostic, Source } from '../../source/index.ts';
import { nameOf } from '../rules/index.ts';

/** A translation under the name of its target. */
interface NamedTranslation {
  readonly target: string;
  readonly translation: Translated;
  /** Refused because the target says no rule of this kind. */
  readonly beyond: boolean;
}

/** A rule as a report shows it. */
export function portRuleOf(parsed: ParsedRule, translations: readonly NamedTranslation[], check: RuleReport | null): PortRule {
  const { document } = parsed;
  return {
    id: document.meta.id,
    name: nameOf(parsed),
    file: document.documentName,
    line: document.query.line,
    language: document.language,
    query: document.query.text,
    artifacts: translations.map((one) => artifactOf(document.query, one)),
    check,
  };
}

function artifactOf(text: Source, { target, translation, beyond }: NamedTranslation): PortArtifact {
  if (translation.status === 'refused') {
    const words = translation.reasons.map((reason) => wordOf('error', text, reason));
    return { target, status: 'refused', ...(beyond ? { beyond: true as const } : {}), artifact: null, words };
  }
  const words = [
    ...translation.losses.map((loss) => wordOf('loss', text, loss, loss.effect)),
    ...translation.notes.map((note) => wordOf('note', text, note)),
  ];
  return { target, status: translation.status, artifact: translation.text, words };
}

/** What could not be read, as a report shows it. */
export function portProblemOf({ source, diagnostic }: Problem): PortProblem {
  return { file: source.name, word: wordOf('error', source, diagnostic) };
}

type Worded = Pick<Diagnostic, 'code' | 'message' | 'span'> & { readonly help?: string | null };

function wordOf(gravity: PortWord['gravity'], text: Source, told: Worded, effect: Effect | null = null): PortWord {
  const { code, message, help, span } = withHelp(told, CODES);
  const title = new Map(Object.entries(CODES)).get(code)?.title ?? code;
  return { gravity, code, title, message, effect, help, place: placeOf(text, span), text: quoteOf(text, span) };
}
