import { type CodeIn, type CodeTable, tellerOf } from '../../source/index.ts';

/** What `lint` tells beside what reading tells. */
export const lintCodes = {
  'lint-rule-never': {
    title: 'rule that can never match',
    meaning: 'No event meets all that the rule, or one of its items, asks for. It is proven for every event under the mapping.',
    kind: 'warning',
    help: 'find the conditions that exclude each other; often one of them was meant as an alternative',
  },
  'lint-rule-always': {
    title: 'rule that matches every event',
    meaning: 'The conditions hold for every event, whatever it carries.',
    kind: 'warning',
    help: 'write `true` where every event is meant',
  },
  'lint-condition-implied': {
    title: 'condition that the others imply',
    meaning: 'Every event that meets the other conditions meets this one too: the rule is the same without it.',
    kind: 'warning',
    help: 'leave it out, or ask for what was meant',
  },
  'lint-condition-always': {
    title: 'condition that always holds',
    meaning: 'The condition holds for every event, whatever it carries: the rule is the same without it.',
    kind: 'warning',
    help: 'leave it out, or ask for what was meant',
  },
  'lint-exception-empty': {
    title: 'exception that excludes nothing',
    meaning: 'No event that meets the other conditions meets what is excluded here: the rule is the same without the exception.',
    kind: 'warning',
    help: 'leave it out, or mend what it was meant to exclude',
  },
  'lint-alternative-never': {
    title: 'alternative that can never hold',
    meaning: 'No event that meets the conditions around this alternative meets it: the rule is the same without it.',
    kind: 'warning',
    help: 'leave it out, or mend the condition that excludes it',
  },
  'lint-alternative-covered': {
    title: 'alternative that others cover',
    meaning: 'Every event that meets this alternative meets one of the others: the rule is the same without it.',
    kind: 'warning',
    help: 'leave it out',
  },
  'lint-value-never': {
    title: 'value that can never be met',
    meaning:
      'No event has this value where the conditions around it hold, or the field cannot hold it at all: it is longer than the index keeps, or never of that form.',
    kind: 'warning',
    help: 'leave it out, or mend it',
  },
  'lint-value-covered': {
    title: 'value that another covers',
    meaning: 'Whatever this value or pattern matches another one of the list matches as well.',
    kind: 'warning',
    help: 'leave it out, or make the wider pattern narrower',
  },
  'lint-value-repeated': {
    title: 'value written twice',
    meaning: 'The list has the same value before.',
    kind: 'warning',
    help: 'leave it out; often another value was meant',
  },
  'lint-mixed-and-or': {
    title: '`and` and `or` without parentheses',
    meaning:
      '`and` binds stronger than `or`. Readers of the rule may not see that, and the next change may be made at the wrong place.',
    kind: 'note',
    help: 'put parentheses around what belongs together',
  },
  'lint-quoted-wildcard': {
    title: 'wildcard in quotes',
    meaning: 'In KQL `*` in double quotes is an ordinary character: the value is compared as it stands.',
    kind: 'warning',
    help: 'leave the quotes away for a pattern',
  },
  'lint-letter-case': {
    title: 'letter case of what an attacker chooses',
    meaning:
      'The comparison takes letters as written, and the field holds text that whoever acts can write in another case to the same effect: names of files on Windows, domains, command lines.',
    kind: 'note',
    help: 'compare without letter case: `:` or `in~` in EQL, no `cased` in Sigma',
  },
  'lint-rules-equal': {
    title: 'rule that matches the same events as another',
    meaning: 'Both rules match the same events, for every event. Each event gives two alerts.',
    kind: 'warning',
    help: 'keep one of them',
  },
  'lint-rule-subsumed': {
    title: 'rule whose events another rule matches too',
    meaning: 'Whatever this rule matches the other one matches as well, for every event.',
    kind: 'note',
    help: 'keep it where it says more than the other (severity, description); otherwise one is enough',
  },
  'lint-unfinished': {
    title: 'conditions left unexamined',
    meaning: 'The work allowed for the proofs about a rule was used up: of the conditions that are counted nothing is known.',
    kind: 'note',
    help: 'allow more with --effort',
  },
  'lint-suppression-unused': {
    title: 'suppression that suppresses nothing',
    meaning: 'A comment tells lint to leave out a finding, and there is no such finding at its place.',
    kind: 'warning',
    help: 'take the comment out',
  },
  'lint-suppression-unknown': {
    title: 'suppression of an unknown code',
    meaning: 'A comment tells lint to leave out findings of a code, and there is none of that name, or it names no code at all.',
    kind: 'error',
    help: '`eqlibrium codes` lists all codes; write `eqlibrium-ignore CODE reason`',
  },
} as const satisfies CodeTable;

export type LintCode = CodeIn<typeof lintCodes>;

export const { diagnostic, known } = /* @__PURE__ */ tellerOf<LintCode>();
