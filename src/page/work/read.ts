import { TARGET_LOADERS, type TargetName } from '../../../translators/loaders.ts';
import type { ParsedRule, Problem } from '../../api/parse.ts';
import { placingIn, quoteAt } from './placing.ts';
import { outcomeOf } from './subject.ts';
import { tokensOf } from './tokens.ts';
import type { ReadRule, Subject, Word, Work } from './work.ts';

/** Their names alone: each is loaded when it is asked for. */
const TARGET_NAMES = Object.keys(TARGET_LOADERS) as readonly TargetName[];

/** More problems than these nobody reads, and each is drawn. */
const MOST_WORDS = 200;

/** Reads the text: its rules, what is wrong with it, and what its words are. */
export function read(subject: Subject): Work['read']['answer'] {
  const { rules, problems, warnings } = outcomeOf(subject);
  const unmeant = rules.flatMap(({ document, meaning }) =>
    meaning.ok ? [] : meaning.problems.map((diagnostic) => ({ source: document.query, diagnostic })),
  );
  const words = [
    ...[...problems, ...unmeant].map((problem) => ({ problem, gravity: 'error' as const })),
    ...warnings.map((problem) => ({ problem, gravity: 'warning' as const })),
  ];
  return {
    targets: TARGET_NAMES,
    rules: rules.map(ruleOf),
    words: words.slice(0, MOST_WORDS).map(({ problem, gravity }) => wordOf(subject.text, problem, gravity)),
    tokens: tokensOf(subject.text, rules),
  };
}

function wordOf(text: string, { source, diagnostic }: Problem, gravity: Word['gravity']): Word {
  const { code, message, help, span } = diagnostic;
  const place = placingIn(text, source)(span);
  return { gravity, code, message, effect: null, help, ...place, quote: quoteAt(text, place) };
}

function ruleOf({ document, meaning }: ParsedRule, at: number): ReadRule {
  return {
    name: document.meta.name ?? document.meta.id ?? `rule ${at + 1}`,
    language: document.language,
    accepted: meaning.ok,
    plan: meaning.ok ? meaning.value.rule.plan.kind : null,
  };
}
