import { diagnostic, type Golden, type GoldenFile, type GoldenProblem, type RuleName } from '../../golden/index.ts';
import { type Expectation, isFailing, reportOf, type TestReport } from '../../report/golden/report.ts';
import { locate } from '../../source/index.ts';
import { type Answered, judge } from './judge.ts';
import { namesOf, type RuleNames, type TestableRule, wordsOf } from './names.ts';
import type { ShapeOption } from './see.ts';
import { whyOf } from './why.ts';

export interface TestOptions {
  readonly shape?: ShapeOption;
  /** Golden events of rules that are not given are passed over. */
  readonly partial?: boolean;
}

/** A report, what is wrong with the golden files beside what was told when they were read, and all answers for who writes expectations anew. */
interface Tested {
  readonly report: TestReport;
  readonly problems: readonly GoldenProblem[];
  readonly outcomes: readonly Outcome[];
}

/** What the rules that a golden event is for say of it. */
export interface Outcome {
  readonly golden: Golden;
  readonly said: readonly { readonly rule: TestableRule; readonly matches: boolean | null }[];
}

/** A question to a rule. */
interface Question {
  readonly golden: Golden;
  readonly file: number;
  readonly expected: boolean;
  /** It is told only when it fails: the golden event names other rules. */
  readonly unnamed: boolean;
}

const MOST_EXPLAINED = 200;

/** Asks rules about golden events. */
export async function runGolden(
  rules: readonly TestableRule[],
  files: readonly GoldenFile[],
  options: TestOptions = {},
): Promise<Tested> {
  const names = namesOf(rules);
  const questions = new Map<TestableRule, Question[]>(rules.map((rule) => [rule, []]));
  const problems: GoldenProblem[][] = files.map(() => []);
  let passedOver = 0;
  for (const [place, file] of files.entries()) {
    const told = new Set<string>();
    for (const golden of file.goldens) {
      const asked = rulesOf(golden, file, names, rules);
      if (asked.kind === 'rules') {
        for (const { rule, ...one } of asked.rules) questions.get(rule)?.push({ golden, file: place, ...one });
        continue;
      }
      if (options.partial === true && asked.absent) passedOver++;
      // A thousand events of a rule that is not there are one mistake.
      else if (!told.has(asked.message)) {
        told.add(asked.message);
        const at = {
          source: golden.source,
          diagnostic: diagnostic('golden-rule', asked.message, asked.at, asked.help === null ? {} : { help: asked.help }),
        };
        problems[place]?.push(at);
      }
    }
  }
  const expectations = files.map((): Expectation[] => []);
  const said = new Map<Golden, Outcome['said'][number][]>();
  let explained = 0;
  for (const [rule, asked] of questions) {
    if (asked.length === 0) continue;
    const { subject } = rule;
    const answers =
      subject === null
        ? []
        : await judge(
            subject,
            asked.map(({ golden }) => golden),
            options.shape ?? 'auto',
          );
    for (const [at, { golden, file, expected, unnamed }] of asked.entries()) {
      const answer = answers[at] ?? notRead(rule);
      const { matches } = answer;
      const outcome = said.get(golden);
      if (outcome === undefined) said.set(golden, [{ rule, matches }]);
      else outcome.push({ rule, matches });
      const one = expectationOf(golden, rule, expected, answer);
      if (!isFailing(one)) {
        if (!unnamed || one.matcherDiffers) expectations[file]?.push(one);
        continue;
      }
      const explanation = explained++ < MOST_EXPLAINED ? whyOf(subject, golden, answer) : [];
      expectations[file]?.push({ ...one, explanation });
    }
  }
  const tested = files.map(({ name, problems: before }, place) => ({
    name,
    expectations: (expectations[place] ?? []).sort((one, other) => one.line - other.line || one.column - other.column),
    problems: before.length + (problems[place]?.length ?? 0),
  }));
  const untested = [...questions].flatMap(([rule, asked]) =>
    rule.subject === null || asked.some(({ unnamed }) => !unnamed) ? [] : [rule],
  );
  const unread = rules.filter(({ subject }) => subject === null);
  return {
    report: reportOf(
      tested,
      rules.length,
      untested.map(({ id, name }) => ({ id, name })),
      unread.map(({ id, name, unread: reason }) => ({ id, name, reason: reason ?? 'nobody says why' })),
      passedOver,
    ),
    problems: problems.flat(),
    outcomes: [...said].map(([golden, one]) => ({ golden, said: one })),
  };
}

function notRead({ unread }: TestableRule): Answered {
  return { matches: null, reason: `the rule is not read: ${unread ?? 'nobody says why'}`, matcher: null, seen: [], now: 0 };
}

function expectationOf(
  golden: Golden,
  { id, name }: TestableRule,
  expected: boolean,
  { matches, matcher }: Answered,
): Expectation {
  const { line, column } = locate(golden.source, golden.at.start);
  const matcherDiffers = matcher !== null && matches !== null && matcher !== matches;
  return { line, column, rule: { id, name }, expected, got: matches, why: golden.why, explanation: [], matcherDiffers };
}

type AskedRules =
  | {
      readonly kind: 'rules';
      readonly rules: readonly (Pick<Question, 'expected' | 'unnamed'> & { readonly rule: TestableRule })[];
    }
  | {
      readonly kind: 'none';
      readonly message: string;
      readonly help: string | null;
      readonly at: Golden['at'];
      readonly absent: boolean;
    };

/** The rules that a golden event is for, each with what is expected of it. */
function rulesOf(golden: Golden, file: GoldenFile, names: RuleNames, all: readonly TestableRule[]): AskedRules {
  const { rules, expected, at } = golden;
  const listed = typeof expected === 'boolean' ? rules : expected;
  const found = new Set<TestableRule>();
  for (const name of listed) {
    const rule = names.find(name.text);
    if ('why' in rule) return unfound(name, rule);
    found.add(rule);
  }
  if (typeof expected !== 'boolean')
    return { kind: 'rules', rules: all.map((rule) => ({ rule, expected: found.has(rule), unnamed: !found.has(rule) })) };
  if (listed.length === 0) {
    const own = names.ofFile(file.name);
    if (own === null) {
      const message = 'nothing says which rule the golden events are of, and no rule is called as the file is';
      return { kind: 'none', message, help: 'give `rule`', at, absent: false };
    }
    found.add(own);
  }
  return { kind: 'rules', rules: [...found].map((rule) => ({ rule, expected, unnamed: false })) };
}

function unfound(
  name: RuleName,
  { why, help, absent }: { readonly why: string; readonly help: string | null; readonly absent: boolean },
): AskedRules {
  return { kind: 'none', message: `\`${wordsOf(name)}\`: ${why}`, help, at: name.at, absent };
}
