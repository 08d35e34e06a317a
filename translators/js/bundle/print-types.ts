import { literal } from '../text.ts';

/** The declaration file beside the module of a bundle: the ids are a type, so a misspelt one does not compile. */
export function printBundleTypes(ids: readonly string[]): string {
  return `${IDS_COMMENT}\nexport type RuleId =\n${ids.map((id) => `  | ${literal(id)}`).join('\n')};\n\n${REST}`;
}

const IDS_COMMENT = '/** The rules of the module, by their ids. */';

const REST = `/** What a rule says of itself; what it does not say is absent. */
interface BundledRule {
  readonly id: RuleId;
  readonly name: string | null;
  /** Of what kind its matches are. */
  readonly kind: 'event' | 'sequence' | 'sample';
  readonly description?: string;
  readonly severity?: 'low' | 'medium' | 'high' | 'critical';
  readonly riskScore?: number;
  readonly version?: number;
  readonly authors?: readonly string[];
  readonly license?: string;
  readonly tags?: readonly string[];
  readonly references?: readonly string[];
  readonly threats?: readonly {
    readonly framework: string;
    readonly tactic: { readonly id: string; readonly name: string };
    readonly techniques: readonly { readonly id: string; readonly name: string }[];
  }[];
  /** As the rule writes it. */
  readonly query: string;
}

export declare const rules: readonly BundledRule[];

/** The ids of the rules over single events that match one, given as \`JSON.parse\` gives it, in the order of \`rules\`. */
export declare function match(event: unknown, now?: number): RuleId[];

export interface MatcherOptions {
  /** How many milliseconds an event may come after a later one; 0. With \`Infinity\`, sequences are found at the end. */
  readonly maxDelay?: number;
  /** How many unfinished matches and waiting events each sequence keeps at most; 1,000,000. Then the oldest go. */
  readonly maxState?: number;
  /** How many samples of one key are wanted at most; 1. */
  readonly maxSamplesPerKey?: number;
  /** The time that rules ask for, in milliseconds since 1970. */
  readonly now?: number;
}

export interface RuleMatch<Ref> {
  readonly rule: RuleId;
  /** In the order of the items; null for an event that must be missing. */
  readonly events: readonly (Ref | null)[];
  /** The values they are joined by; null for an optional key without a value. */
  readonly keys: readonly (string | number | boolean | null)[];
}

/** The counts of one sequence or sample. */
interface SeriesReport {
  readonly matches: number;
  readonly events: number;
  readonly late: number;
  readonly unplaced: { readonly [reason: string]: number };
  readonly tooManyKeys: number;
  readonly nullKeys: number;
  readonly evictions: number;
}

/** Events go in, in order of time; matches come out. Nothing throws. */
export interface Matcher<Ref> {
  /** The next event as \`JSON.parse\` gives it, an object of its own. \`ref\` stands for it in matches: the event itself, unless given. */
  push(event: unknown, ref?: Ref): RuleMatch<Ref>[];
  /** Time has come to this moment, in milliseconds since 1970. */
  advance(ms: number): RuleMatch<Ref>[];
  /** No event comes any more; samples come here. */
  end(): RuleMatch<Ref>[];
  /** The counts so far of each sequence and sample. */
  report(): { readonly [Id in RuleId]?: SeriesReport };
}

/** Makes a matcher of all rules, sequences and samples too, for one stream of events in order of time. */
export declare function createMatcher<Ref = unknown>(options?: MatcherOptions): Matcher<Ref>;
`;
