import type { Event, Json } from '../../event/index.ts';
import { ownName, type Plan, type Predicate, type Semantics } from '../../ir/index.ts';
import { type Effort, portion, questionsAbout } from '../../proof/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import { CHOSEN_FIELDS, type Chosen } from './chosen-fields.ts';
import { diagnostic } from './codes.ts';
import type { Finding } from './finding.ts';
import { childrenOf } from './tree.ts';

/** Whether the text of a rule matches an event; null: nobody says. */
type Catches = (event: Event) => Promise<boolean | null>;

/** Steps for one question. */
const MOST_STEPS = 1_000_000;

/**
 * Texts compared letter by letter though whoever acts can write them in another case to the same effect. Each is shown by an event that
 * is caught as it is written, and is not in the other case.
 */
export async function examineLetters(
  plan: Plan,
  semantics: Semantics,
  product: string | null,
  catches: Catches,
  effort: Effort,
): Promise<readonly Finding[]> {
  // Of several events nobody is asked about one.
  if (plan.kind !== 'single') return [];
  const { folding } = semantics;
  const groups = exactLeaves(plan.where);
  if (groups.length === 0) return [];
  const isFor = (systems: NonEmpty<string>): boolean =>
    systems.some((system) => system === product) || isForThese(plan.where, systems, folding, effort);
  const matters: { readonly [Kind in Chosen]: boolean } = {
    always: true,
    'file-name': isFor(['windows', 'macos']),
    'on-windows': isFor(['windows']),
  };
  const findings: Finding[] = [];
  for (const group of groups) {
    const chosen = CHOSEN_FIELDS.get(ownName(group[0].field));
    if (chosen === undefined || !matters[chosen]) continue;
    const shown = await firstMissed(plan.where, group, folding, catches, effort);
    if (shown === null) continue;
    const more =
      group.length > 1 ? `; so ${group.length === 2 ? 'is another value' : `are ${group.length - 1} more values`} beside it` : '';
    findings.push({
      diagnostic: diagnostic('lint-letter-case', `${ownName(shown.leaf.field)} ${REASONS[chosen]}${more}`, shown.leaf.origin),
      evidence: { asked: 'an event that is not caught, and is with letters in the case of the rule', answer: shown.event },
      mend: null,
    });
  }
  return findings;
}

const REASONS: { readonly [Kind in Chosen]: string } = {
  always: 'is compared with the case of letters, which mean the same in any case',
  'file-name': 'is compared with the case of letters, which the system of these events does not mind',
  'on-windows': 'is compared with the case of letters, which Windows does not mind',
};

/** So many values of a list are tried. */
const MOST_TRIED = 5;

/** The first value of which an event shows that another case of letters is missed. */
async function firstMissed(
  where: Predicate,
  group: readonly ExactLeaf[],
  folding: Semantics['folding'],
  catches: Catches,
  effort: Effort,
): Promise<{ readonly leaf: ExactLeaf; readonly event: Event } | null> {
  for (const leaf of group.slice(0, MOST_TRIED)) {
    const answer = questionsAbout([where, leaf], folding, portion(effort, MOST_STEPS)).find([true, true]);
    const event = answer.kind === 'event' ? inOtherCase(answer.event, leaf.field.name) : null;
    if (answer.kind !== 'event' || event === null) continue;
    if ((await catches(answer.event)) === true && (await catches(event)) === false) return { leaf, event };
  }
  return null;
}

type ExactLeaf = Extract<Predicate, { readonly kind: 'one-of' | 'matches' }>;

/** What has to be met with letters as written, values of one list together; what is excluded so is as narrow as it should be. */
function exactLeaves(predicate: Predicate): readonly NonEmpty<ExactLeaf>[] {
  if (predicate.kind === 'not') return [];
  if (isExact(predicate)) return [[predicate]];
  const below = childrenOf(predicate);
  if (predicate.kind !== 'or') return below.flatMap(exactLeaves);
  const lists = new Map<string, NonEmpty<ExactLeaf>>();
  for (const child of below.filter(isExact)) {
    const before = lists.get(child.field.name);
    lists.set(child.field.name, before === undefined ? [child] : [...before, child]);
  }
  return [...lists.values(), ...below.filter((child) => !isExact(child)).flatMap(exactLeaves)];
}

/** Options of one letter mean different things in another case. */
function isExact(predicate: Predicate): predicate is ExactLeaf {
  if ((predicate.kind !== 'one-of' && predicate.kind !== 'matches') || predicate.letters !== 'exact') return false;
  const isOption = predicate.kind === 'one-of' && predicate.values.every((value) => /^[-/].{0,2}$/.test(String(value)));
  return CHOSEN_FIELDS.has(ownName(predicate.field)) && !isOption;
}

/** Whether all that a condition holds on is of these systems. */
function isForThese(where: Predicate, systems: NonEmpty<string>, folding: Semantics['folding'], effort: Effort): boolean {
  const leaf = systemLeaf(where);
  if (leaf === null) return false;
  const these: Predicate = { ...leaf, values: systems, letters: 'fold' };
  return questionsAbout([where, these], folding, portion(effort, MOST_STEPS)).decide([true, false]).kind === 'none';
}

/** A condition on the system of the host. */
function systemLeaf(predicate: Predicate): Extract<Predicate, { readonly kind: 'one-of' }> | null {
  if (predicate.kind === 'one-of' && SYSTEM_FIELDS.has(predicate.field.name)) return predicate;
  for (const child of childrenOf(predicate)) {
    const found = systemLeaf(child);
    if (found !== null) return found;
  }
  return null;
}

const SYSTEM_FIELDS: ReadonlySet<string> = new Set(['host.os.type', 'host.os.family', 'host.os.platform']);

/** The event with the letters of a field in the other case; null: it has none. */
function inOtherCase(event: Event, field: string): Event | null {
  const value = event[field];
  if (value === undefined) return null;
  const other = swapped(value);
  return JSON.stringify(other) === JSON.stringify(value) ? null : { ...event, [field]: other };
}

function swapped(value: Json): Json {
  if (Array.isArray(value)) return value.map(swapped);
  if (typeof value !== 'string') return value;
  return value.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()));
}
