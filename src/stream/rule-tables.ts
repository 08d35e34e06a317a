import { leadingNames } from './cut-event.ts';
import { isWorthSearching, leadingTexts, MOST_TEXTS, type Text } from './facts.ts';
import { FIRST_KEYS, leadingLetters } from './input/index.ts';
import { type Image, makeImage, type Search } from './kernel/index.ts';
import { type Filing, fileRules } from './rule-index/index.ts';
import { askedByAll, type Sought } from './sought.ts';

/** What is made of rules alone before events are read: data, for the very same rules in the same order, in this thread and in others, in this run and the next. */
export interface RuleTables {
  readonly filing: Filing;
  /** All fields that are asked for; none when some rule asks for nothing that is known. */
  readonly asked: readonly string[];
  /** Fields under which numbers count with their digits as they are written. */
  readonly textFields: readonly string[];
  /** One of them is in the bytes of each event worth parsing, unless its line has escapes; null: that is not known. */
  readonly texts: readonly Text[] | null;
  readonly cut: CutFields | null;
}

/** What lines are looked at for, of which only the values of some fields are cut out. */
interface CutFields {
  /** The fields that rules ask which need to see nothing else. */
  readonly names: readonly string[];
  /** Of each rule, whether it needs to see nothing else. */
  readonly isDecided: readonly boolean[];
  readonly search: Omit<Search, 'filing'>;
  /** The tables of the program; null: they are made when the first line comes. */
  readonly image: Image | null;
}

/** Keys of the hit of a search, in which the event is. */
const OF_HITS: readonly string[] = ['_source', 'fields'];
/** The key by which documents are named. */
export const ID = '_id';

/** `anyForm`, a line may be the hit of a search. */
export function ruleTables(rules: readonly Sought[], anyForm: boolean): RuleTables {
  const filing = fileRules(rules.map(({ conditions }) => conditions ?? null));
  const texts = textsOf(rules);
  return {
    filing,
    asked: askedByAll(rules),
    textFields: [...new Set(rules.flatMap((rule) => rule.textFields ?? []))],
    texts,
    cut: cutFields(rules, filing, anyForm, texts),
  };
}

/** The same with what the first line would make. */
export function withImage(tables: RuleTables): RuleTables {
  const { cut, filing } = tables;
  return cut === null ? tables : { ...tables, cut: { ...cut, image: makeImage({ ...cut.search, filing }) } };
}

/** Facts take work to find: nobody asks for those of many rules. */
function textsOf(rules: readonly Sought[]): readonly Text[] | null {
  const searching = rules.length <= MOST_TEXTS && isWorthSearching(rules.map(({ facts }) => facts));
  return searching ? leadingTexts(rules.flatMap(({ facts }) => facts ?? [])) : null;
}

/** Null: some rule has to see every event whole. Lines without one of the `texts` are not looked at further. */
function cutFields(rules: readonly Sought[], filing: Filing, anyForm: boolean, texts: readonly Text[] | null): CutFields | null {
  const asked = [...new Set(rules.flatMap(({ deciding }) => deciding ?? []))];
  const leading = leadingNames(asked);
  const isDecided = rules.map(({ deciding }) => deciding?.every((name) => !leading.has(name)) === true);
  if (filing.always.some((rule) => isDecided[rule] !== true)) return null;
  const names = asked.filter((name) => !leading.has(name));
  const ofSigns = filing.signs.flatMap(({ field }) => field ?? []);
  const [stops, firsts] = anyForm ? [OF_HITS, FIRST_KEYS] : [[], []];
  const looked = texts === null ? null : { texts, leading: leadingLetters(anyForm) };
  const search = { names: [...new Set([...names, ...ofSigns, ID])], stops, firsts, rules: rules.length, looked };
  return { names, isDecided, search, image: null };
}
