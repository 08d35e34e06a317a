import { type Source, source } from '../../../source/index.ts';
import type { ParsedRule, ParseOptions } from '../../parse.ts';
import type { Finding } from '../finding.ts';
import { lintRule } from '../rule.ts';
import { type LintedRule, suppress } from '../suppress.ts';
import { type Edit, edited, type Mending, mendingsOf } from './edits.ts';
import { type Placing, placingOf } from './place.ts';
import { areProvenSame, rulesIn } from './proven.ts';

/** A finding that has a mend and was left as it is, and why. */
interface Unmended {
  readonly source: Source;
  readonly finding: Finding;
  readonly reason: string;
}

/** What became of a document. */
interface Mended {
  readonly text: string;
  /** How many changes were made. */
  readonly changes: number;
  readonly left: readonly Unmended[];
}

interface FixOptions {
  readonly reading?: ParseOptions;
  readonly effort?: number;
  readonly isKnown: (code: string) => boolean;
  /** Which findings are to be mended. */
  readonly isAsked: (code: string) => boolean;
  /** Which of those, by their places; absent: all. */
  readonly isMeant?: (query: Source, finding: Finding) => boolean;
}

/** Mending one finding may bring another to light; rules get smaller each time. */
const MOST_ROUNDS = 10;
/** Where not all changes of a rule are proven together, so many are tried one by one. */
const MOST_SINGLY = 20;

/**
 * Mends what lint finds in a document. Only the texts of queries change, and only where the rule before and after is proven to match the
 * same events, and the document says the same otherwise.
 */
export async function fixDocument(document: Source, options: FixOptions): Promise<Mended> {
  let text = document.text;
  let changes = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { text: next, made, left } = await mendOnce(source(text, document.name), options);
    if (made === 0) return { text, changes, left };
    text = next;
    changes += made;
  }
  return { text, changes, left: [] };
}

interface Round {
  readonly text: string;
  readonly made: number;
  readonly left: readonly Unmended[];
}

/** The same once: what comes to light by it is left. */
export async function mendOnce(document: Source, options: FixOptions): Promise<Round> {
  const rules = rulesIn(document, options.reading);
  const linted: LintedRule[] = [];
  for (const parsed of rules) linted.push({ ...(await lintRule(parsed, options)), parsed });
  const { told } = suppress(document, linted, options.isKnown, options.isAsked);
  const left: Unmended[] = [];
  const wanted = new Map<number, readonly Mending[]>();
  for (const [at, { parsed, written }] of linted.entries()) {
    const { isMeant = () => true } = options;
    const findings = (told[at] ?? []).filter(
      (one) => one.mend !== null && options.isAsked(one.diagnostic.code) && isMeant(parsed.document.query, one),
    );
    const mendings = mendingsOf(findings, written, parsed.document.query.text);
    for (const finding of findings)
      if (!mendings.some((mending) => mending.finding === finding) && !isPartOf(finding, mendings))
        left.push({ source: parsed.document.query, finding, reason: 'no program can take it out where it stands' });
    if (mendings.length > 0) wanted.set(at, mendings);
  }
  const all = wanted.size > 1 ? await mendedTogether(document, rules, wanted, options) : null;
  if (all !== null) return { text: all, made: [...wanted.values()].flat().length, left };
  let { text } = document;
  let made = 0;
  for (const [at, mendings] of wanted) {
    const tell = ({ finding }: Mending, reason: string): void => {
      const query = rules[at]?.document.query;
      if (query !== undefined) left.push({ source: query, finding, reason });
    };
    const change = await changed(source(text, document.name), at, mendings, options);
    if (typeof change === 'string') for (const mending of mendings) tell(mending, change);
    else {
      text = change.text;
      made += change.made.length;
      for (const mending of mendings.filter((one) => !change.made.includes(one))) tell(mending, NOT_PROVEN);
    }
  }
  return { text, made, left };
}

const NOT_PROVEN = 'the rule without it is not proven equal';

/**
 * The document with all changes of all its rules; null: not all of them can be made or are proven. A document of many rules is read once for
 * all of them, not once for each.
 */
async function mendedTogether(
  document: Source,
  rules: readonly ParsedRule[],
  wanted: ReadonlyMap<number, readonly Mending[]>,
  options: FixOptions,
): Promise<string | null> {
  const edits: Edit[] = [];
  for (const [at, mendings] of wanted) {
    const rule = rules[at];
    const place = rule === undefined ? null : placingOf(document, rule.document);
    if (place === null) return null;
    edits.push(...placed(mendings, place));
  }
  const text = edited(document.text, edits);
  return (await areProvenSame(rules, new Set(wanted.keys()), source(text, document.name), options)) ? text : null;
}

function placed(mendings: readonly Mending[], place: Placing): readonly Edit[] {
  return mendings.flatMap(({ edits }) => edits.map(({ start, end, text }) => ({ start: place(start), end: place(end), text })));
}

/** Values that go together are told by the first of them. */
function isPartOf({ diagnostic: { span } }: Finding, mendings: readonly Mending[]): boolean {
  return mendings.some(({ edits }) => edits.some(({ start, end }) => start <= span.start && span.end <= end));
}

type Change = { readonly text: string; readonly made: readonly Mending[] };

/** The document with as many changes of one rule as are proven; a text says why there is none. */
async function changed(
  document: Source,
  number: number,
  mendings: readonly Mending[],
  options: FixOptions,
): Promise<Change | string> {
  const rules = rulesIn(document, options.reading);
  const before = rules[number];
  const place = before === undefined ? null : placingOf(document, before.document);
  if (before === undefined || place === null) return 'the query does not stand in the document as it is read';
  const attempt = async (some: readonly Mending[]): Promise<string | null> => {
    const text = edited(document.text, placed(some, place));
    const after = source(text, document.name);
    return text !== document.text && (await areProvenSame(rules, new Set([number]), after, options)) ? text : null;
  };
  const all = await attempt(mendings);
  if (all !== null) return { text: all, made: mendings };
  let best: Change | null = null;
  for (const mending of mendings.length === 1 ? [] : mendings.slice(0, MOST_SINGLY)) {
    const made: readonly Mending[] = [...(best?.made ?? []), mending];
    const text = await attempt(made);
    if (text !== null) best = { text, made };
  }
  return best ?? NOT_PROVEN;
}
