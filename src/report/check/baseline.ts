import { thrownMessage } from '../../source/index.ts';
import type { CheckReport, RuleReport } from './report.ts';

/** What is known to be wrong or less than exact of a rule: one line of a baseline file. */
export interface KnownShortfall {
  /** The id of the rule; of one without, its file, with its name where the file has several; of one without either, its name. */
  readonly rule: string;
  /** What the rule is called, for who reads the file. */
  readonly name: string;
  /** A target for `refused` and `lossy`, an engine for the others. */
  readonly of: string;
  readonly is: Shortfall;
  /** The code of the refusal or the loss; null: there is none. */
  readonly code: string | null;
}

/**
 * `refused`, `lossy`: a translation. `disagrees`, `unanswered`, `failed`: an engine differs from the oracle, has no answer for something, or did
 * not run to its end. `untaken`: software of others does not take an artifact.
 */
export type Shortfall = 'refused' | 'lossy' | 'disagrees' | 'unanswered' | 'failed' | 'untaken';
const SHORTFALLS = ['refused', 'lossy', 'disagrees', 'unanswered', 'failed', 'untaken'] as const satisfies readonly Shortfall[];

/** A baseline file: what a check of some rules is known to fall short of, sorted, a line each. */
export interface Baseline {
  readonly version: 1;
  readonly known: readonly KnownShortfall[];
}

/** The shape of a baseline file as a JSON Schema (draft 7). */
export const BASELINE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'What an agreement check is known to fall short of',
  type: 'object',
  required: ['version', 'known'],
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    known: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rule', 'name', 'of', 'is', 'code'],
        additionalProperties: false,
        properties: {
          rule: { type: 'string' },
          name: { type: 'string' },
          of: { type: 'string' },
          is: { enum: SHORTFALLS },
          code: { type: ['string', 'null'] },
        },
      },
    },
  },
} as const;

/** What a check falls short of, sorted, each once. */
export function shortfallsIn({ rules }: Pick<CheckReport, 'rules'>): readonly KnownShortfall[] {
  return sorted(rules.flatMap(ofRule));
}

function ofRule({ id, name, translations, engines, inspections = [] }: RuleReport): readonly KnownShortfall[] {
  const rule = id ?? name;
  const one = (of: string, is: Shortfall, code: string | null = null): KnownShortfall => ({ rule, name, of, is, code });
  return [
    ...translations.flatMap(({ target, status, reasons, beyond }) =>
      status === 'exact' || beyond === true ? [] : reasons.map(({ code }) => one(target, status, code)),
    ),
    ...engines.flatMap(({ name: engine, status, disagreements, unanswered = 0 }) => [
      ...(disagreements > 0 ? [one(engine, 'disagrees')] : []),
      ...(unanswered > 0 ? [one(engine, 'unanswered')] : []),
      ...(status === 'failed' ? [one(engine, 'failed')] : []),
    ]),
    ...inspections.filter(({ problems }) => problems.length > 0).map(({ inspector }) => one(inspector, 'untaken')),
  ];
}

/** What became of a baseline. */
export interface Progress {
  /** What is not known of, and what is known and gone. */
  readonly worse: readonly KnownShortfall[];
  readonly better: readonly KnownShortfall[];
  /** What is known of rules, targets and engines that this check did not judge: it stays. */
  readonly unjudged: readonly KnownShortfall[];
}

/** Compares a check with what was known before. */
export function progressOf(report: Pick<CheckReport, 'rules'>, { known }: Baseline): Progress {
  const found = shortfallsIn(report);
  const [before, now] = [new Set(known.map(keyOf)), new Set(found.map(keyOf))];
  const judged = new Set(
    report.rules.flatMap((rule) => partsOf(rule).map((part) => JSON.stringify([rule.id ?? rule.name, part]))),
  );
  const isJudged = ({ rule, of }: KnownShortfall): boolean => judged.has(JSON.stringify([rule, of]));
  return {
    worse: found.filter((one) => !before.has(keyOf(one))),
    better: known.filter((one) => isJudged(one) && !now.has(keyOf(one))),
    unjudged: known.filter((one) => !isJudged(one)),
  };
}

/** What of a rule was judged. A rule whose check broke down was not. */
function partsOf({ translations, engines, inspections = [], failure }: RuleReport): readonly string[] {
  if (failure !== null) return [];
  return [
    ...translations.map(({ target }) => target),
    ...engines.map(({ name }) => name),
    ...inspections.map(({ inspector }) => inspector),
  ];
}

/** The file: one line for each, so that a change is a line of a diff. */
export function baselineText(known: readonly KnownShortfall[]): string {
  const lines = sorted(known).map(({ rule, name, of, is, code }) => `    ${JSON.stringify({ rule, name, of, is, code })}`);
  return lines.length === 0
    ? '{ "version": 1, "known": [] }\n'
    : `{\n  "version": 1,\n  "known": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Reads a baseline file; a text says what is wrong with it. */
export function readBaseline(text: string): Baseline | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `it is no JSON: ${thrownMessage(error)}`;
  }
  if (!isRecord(json)) return 'it is no object';
  const { version, known } = json;
  if (version !== 1) return 'its version is not 1';
  if (!Array.isArray(known)) return 'its `known` is no list';
  const wrong = known.findIndex((one) => !isShortfall(one));
  return wrong < 0 ? { version, known } : `number ${wrong + 1} in its \`known\` is not { rule, name, of, is, code }`;
}

function isShortfall(one: unknown): one is KnownShortfall {
  if (!isRecord(one)) return false;
  const { rule, name, of, is, code } = one;
  const texts = [rule, name, of].every((text) => typeof text === 'string');
  return texts && SHORTFALLS.some((each) => each === is) && (code === null || typeof code === 'string');
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A rule may be renamed and is the same one. */
function keyOf({ rule, of, is, code }: KnownShortfall): string {
  return JSON.stringify([rule, of, is, code]);
}

function sorted(known: readonly KnownShortfall[]): readonly KnownShortfall[] {
  const once = new Map(known.map((one) => [keyOf(one), one]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
