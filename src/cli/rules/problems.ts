import { CODES } from '../../api/catalogue.ts';
import { withHelp } from '../../api/help.ts';
import type { Problem } from '../../api/parse.ts';
import type { Loss } from '../../contract/index.ts';
import { EFFECT_WORDS } from '../../report/effects.ts';
import { countOf } from '../../report/text.ts';
import { groupedText, toldText } from '../../report/told/text.ts';
import type { Gravity, Told } from '../../report/told/told.ts';
import { type Diagnostic, headline, type Source } from '../../source/index.ts';
import type { Host } from '../host/host.ts';

/** Problems together with the text they point into. */
export function problemsIn(text: Source, problems: readonly Diagnostic[]): readonly Problem[] {
  return problems.map((diagnostic) => ({ source: text, diagnostic }));
}

/** Losses together with the text they point into, and what they change. */
export function lossesIn(text: Source, losses: readonly (Loss & Pick<Diagnostic, 'help'>)[]): readonly Problem[] {
  const told = losses.map(
    (loss): Diagnostic => ({ ...loss, notes: [], message: `${loss.message} (${EFFECT_WORDS[loss.effect]})` }),
  );
  return problemsIn(text, told);
}

/**
 * How a command tells what it has to say of rules. Of one rule, or with `--verbose`, everything is told at once and in full; of many it is
 * gathered and told at the end, a paragraph for each code.
 */
export interface Telling {
  /** Tells problems of one rule. `rule` is what it is called; null: it could not be read. */
  tell(gravity: Gravity, problems: readonly Problem[], rule: string | null): void;
  /** A line that is worth reading only where every rule has its own. */
  detail(line: string): void;
  /** From now on everything is told at once, and what was gathered so far. */
  inFull(): void;
  /** Tells what was gathered. */
  end(): void;
  /** Whether things are gathered. */
  readonly gathers: boolean;
}

/** Problems of one kind of one rule: more than this are only counted. */
const MOST_PROBLEMS = 20;

/** Begins to tell; gathers until it is known whether there is one rule or many. */
export function startTelling(host: Host, verbose: boolean): Telling {
  let full = verbose;
  let gathered: Told[] = [];
  let details: string[] = [];
  return {
    get gathers() {
      return !full;
    },
    tell(gravity, problems, rule) {
      const told = problems.map(({ source, diagnostic }) => ({ gravity, source, diagnostic: withHelp(diagnostic, CODES), rule }));
      if (full) noteInFull(host, told);
      else gathered.push(...told);
    },
    detail(line) {
      if (full) host.note(line);
      else details.push(line);
    },
    inFull() {
      if (full) return;
      full = true;
      for (const run of runsOf(gathered)) noteInFull(host, run);
      for (const line of details) host.note(line);
      [gathered, details] = [[], []];
    },
    end() {
      for (const text of groupedText(gathered, titleOf, host.columns)) host.noteLines(text);
      [gathered, details] = [[], []];
    },
  };
}

function titleOf(code: string): string | null {
  return new Map(Object.entries(CODES)).get(code)?.title ?? null;
}

/** Neighbours of one gravity in one text, as they were told. */
function runsOf(told: readonly Told[]): readonly (readonly Told[])[] {
  const runs: Told[][] = [];
  for (const one of told) {
    const last = runs.at(-1);
    const [before] = last ?? [];
    if (last !== undefined && before?.gravity === one.gravity && before.source.name === one.source.name) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

function noteInFull(host: Host, told: readonly Told[]): void {
  const [first] = told;
  if (first === undefined) return;
  // A note changes nothing, so it draws no frame.
  if (first.gravity === 'note') {
    for (const { source, diagnostic } of told) host.note(`note: ${headline(source, diagnostic)}`);
    return;
  }
  for (const one of told.slice(0, MOST_PROBLEMS)) host.noteLines(toldText(one, host.columns));
  const more = told.length - MOST_PROBLEMS;
  if (more > 0) host.note(`${first.gravity}: ${first.source.name}: and ${countOf(more, 'more problem')}`);
}
