import type { ParsedRule, Problem } from '../parse.ts';
import { type PairKey, pairByKeys } from './pair-by-keys.ts';

/** A rule as it stands in one version of a collection. */
interface RuleVersion {
  /** What to call it: its own name, else that of its file. */
  readonly name: string;
  readonly parsed: ParsedRule;
}

/** What one version of a file holds. */
export interface FileVersion {
  readonly file: string;
  readonly rules: readonly RuleVersion[];
  /** Why rules in it could not be read. */
  readonly problems: readonly Problem[];
}

/** A file before and after, under whatever names; null: it is not there, or holds nothing that is meant to be a rule. */
export interface FilePair {
  readonly before: FileVersion | null;
  readonly after: FileVersion | null;
}

/** A rule of a pair of files. */
export interface PlacedRule extends RuleVersion {
  readonly file: string;
  /** The place of its pair in the list, and its own place in the file. */
  readonly at: number;
  readonly index: number;
}

/** A rule before and after; null: there is none. */
export interface RulePair {
  readonly before: PlacedRule | null;
  readonly after: PlacedRule | null;
}

type Key = PairKey<PlacedRule>;

const id: Key = ({ parsed }) => parsed.document.meta.id;
const within =
  (key: Key): Key =>
  (rule) => {
    const found = key(rule);
    return found === null ? null : `${rule.at} ${found}`;
  };

/** The surest first: the id, then what is the same within a file (the text, the name, that there is no other), then the name alone. */
const KEYS: readonly Key[] = [
  within(id),
  id,
  within(({ parsed }) => parsed.document.query.text),
  within(({ name }) => name),
  within(() => ''),
  ({ name }) => name,
];

/** Two rules of one file with ids and names of their own are two, though nothing else be left there. */
function mayBeOne(one: PlacedRule, other: PlacedRule): boolean {
  const [before, after] = [id(one), id(other)];
  return before === null || after === null || before === after || one.name === other.name || sameText(one, other);
}

/** Whether both files of a rule hold one: a port has an id and a name of its own, and what it is a port of is told by its file. */
function isAlone({ at }: PlacedRule, pairs: readonly FilePair[]): boolean {
  const { before, after } = pairs[at] ?? {};
  return before?.rules.length === 1 && after?.rules.length === 1;
}

function sameText(one: PlacedRule, other: PlacedRule): boolean {
  return one.parsed.document.query.text === other.parsed.document.query.text;
}

/** How pairs of files came about: as two versions of a file, or as files of two people, which are about the same by their names. */
export type Pairing = 'versions' | 'collections';

/** Finds for each rule before the one that it became, or the one that stands for it in another collection. */
export function pairRules(pairs: readonly FilePair[], pairing: Pairing = 'versions'): readonly RulePair[] {
  const before = pairs.flatMap((pair, at) => placed(pair.before, at));
  const after = pairs.flatMap((pair, at) => placed(pair.after, at));
  const areAlone = (one: PlacedRule, other: PlacedRule): boolean =>
    pairing === 'collections' && isAlone(one, pairs) && isAlone(other, pairs);
  return pairByKeys(before, after, KEYS, (one, other) => mayBeOne(one, other) || areAlone(one, other));
}

function placed(version: FileVersion | null, at: number): readonly PlacedRule[] {
  return (version?.rules ?? []).map((rule, index) => ({ ...rule, file: version?.file ?? '', at, index }));
}
