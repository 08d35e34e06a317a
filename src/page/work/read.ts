import { TARGET_LOADERS, type TargetName } from '../../../translators/loaders.ts';
import type { ParsedRule, Problem } from '../../api/parse.ts';
import { placingIn, quoteAt } from './placing.ts';
import { isFit, outcomeOf } from './subject.ts';
import { tokensOf } from './tokens.ts';
import type { ReadRule, Subject, Word, Work } from './work.ts';

/** Their names alone: each is loaded when it is asked for. */
const TARGET_NAMES = Object.keys(TARGET_LOADERS) as readonly TargetName[];

/** More problems than these nobody reads, and each is drawn. */
const MOST_WORDS = 200;

/** Reads the text: its rules, what is wrong with it, and what its words are. */
export async function read(subject: Subject): Promise<Work['read']['answer']> {
  const { rules, problems, warnings, notes, optionWords } = await outcomeOf(subject);
  const unmeant = rules.flatMap(({ document, meaning }) =>
    meaning.ok ? [] : meaning.problems.map((diagnostic) => ({ source: document.query, diagnostic })),
  );
  const words = [
    ...[...problems, ...unmeant].map((problem) => ({ problem, gravity: 'error' as const })),
    ...warnings.map((problem) => ({ problem, gravity: 'warning' as const })),
    ...notes.map((problem) => ({ problem, gravity: 'note' as const })),
  ];
  return {
    targets: TARGET_NAMES,
    rules: rules.map((rule) => ruleOf(rule, isFit(optionWords))),
    words: words.slice(0, MOST_WORDS).map(({ problem, gravity }) => wordOf(subject.text, problem, gravity)),
    tokens: tokensOf(subject.text, rules),
    optionWords,
  };
}

function wordOf(text: string, { source, diagnostic }: Problem, gravity: Word['gravity']): Word {
  const { code, message, help, span } = diagnostic;
  const place = placingIn(text, source)(span);
  return { gravity, code, message, effect: null, help, ...place, quote: quoteAt(text, place) };
}

function ruleOf({ document, meaning }: ParsedRule, fit: boolean): ReadRule {
  return {
    name: document.meta.name ?? document.meta.id ?? null,
    language: document.language,
    accepted: meaning.ok && fit,
    plan: meaning.ok ? meaning.value.rule.plan.kind : null,
  };
}
