import type { CheckableRule } from '../../api/checkable-rule.ts';
import { type ParsedRule, type ParseOutcome, type Problem, parse } from '../../api/parse.ts';
import { chosenOptions, isRenaming, type RuleOptions, sameOptions } from '../options.ts';
import { chosenOf } from './chosen.ts';
import type { OptionWord, Subject } from './work.ts';

/** What reading a text with options gives. */
export interface Outcome extends ParseOutcome {
  /** What pipelines could not do, of rules that they were applied to. */
  readonly notes: readonly Problem[];
  /** What is wrong with the options themselves; where something is, no rule has a meaning. */
  readonly optionWords: readonly OptionWord[];
}

let last: { readonly text: string; readonly options: RuleOptions; readonly outcome: Promise<Outcome> } | null = null;

/** What reading the text gives. The last text is remembered: each target asks for the same. */
export function outcomeOf({ text, options }: Subject): Promise<Outcome> {
  if (last?.text !== text || !sameOptions(last.options, options)) last = { text, options, outcome: outcomeUnder(options, text) };
  return last.outcome;
}

/** What reading another text with the same options gives. */
export async function outcomeUnder(options: RuleOptions, text: string, name = 'rule'): Promise<Outcome> {
  const { folding, functionWildcards, strictFields: strict } = options;
  const reading = { name, strict, semantics: { folding, functionWildcards } };
  // What reads the others is not needed as long as nobody writes into them.
  const isPlain = chosenOptions(options).every((one) => TOLD_IN_A_WORD.includes(one));
  if (isPlain) return { ...parse(text, reading), notes: [], optionWords: [] };
  const { givenBy, renamed } = await import('./read-options.ts');
  const given = givenBy(options);
  const { rules, ...outcome } = parse(text, { ...reading, ...given.parse });
  const piped = given.pipelines === null ? { rules, notes: [], optionWords: [] } : renamed(rules, given.pipelines);
  return { ...outcome, ...piped, optionWords: [...given.words, ...piped.optionWords] };
}

const TOLD_IN_A_WORD: readonly string[] = ['folding', 'functionWildcards', 'strictFields'] satisfies (keyof RuleOptions)[];

/** Whether options are as they have to be, so that rules can be worked on. */
export function isFit(optionWords: readonly OptionWord[]): boolean {
  return optionWords.every(({ gravity }) => gravity !== 'error');
}

/** The rule that was chosen, where there are several; null: there is none, or options that say nothing. */
export async function chosenRule(subject: Subject): Promise<ParsedRule | null> {
  const { rules, optionWords } = await outcomeOf(subject);
  return isFit(optionWords) ? (chosenOf(rules, subject.rule) ?? null) : null;
}

/** The rule with its meaning. The page asks only for work on rules that were accepted; anything else is its fault. */
export async function checkableRule(subject: Subject): Promise<CheckableRule> {
  const parsed = await chosenRule(subject);
  if (parsed === null || !parsed.meaning.ok) throw new Error('there is no rule to work on');
  return { syntax: parsed.syntax, ...parsed.meaning.value };
}

/** The same of a rule that has to have its own names. */
export async function ruleUnderItsNames(subject: Subject): Promise<CheckableRule> {
  if (isRenaming(subject.options)) throw new Error(OWN_NAMES);
  return await checkableRule(subject);
}

const OWN_NAMES = 'this is done under the names that the rule has: take pipelines and names of fields away first';
