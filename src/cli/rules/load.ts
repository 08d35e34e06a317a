import type { ParsedRule, ParseOutcome, Problem } from '../../api/parse.ts';
import { type DocumentCode, type DocumentForm, ruleInOne, titlesOf, transcriptEvents } from '../../documents/index.ts';
import { KNOWN_LANGUAGES } from '../../languages/readers.ts';
import type { SigmaRuleCode } from '../../languages/sigma/codes/index.ts';
import { countOf, otherLanguages } from '../../report/text.ts';
import type { KeptTables } from '../cache/kept-tables.ts';
import { openRuleCache, type RuleCache } from '../cache/rule-cache.ts';
import { EXIT, type ExitCode, type Host, noteUsage, UsageError } from '../host/host.ts';
import { RULE_TIMEOUT } from '../host/time-limit.ts';
import { labelOf, toldApart } from './names.ts';
import type { RuleOptions } from './options.ts';
import { startTelling, type Telling } from './problems.ts';
import { readRules } from './read-file.ts';
import { readInTurn } from './read-in-turn.ts';
import { bringTogether, type Together } from './together.ts';

/** The events that a file of rules brings along, each a line of JSON. */
export interface OwnEvents {
  readonly file: string;
  readonly lines: readonly string[];
}

/** The rules behind the arguments of a command, and the exit code that reading them calls for. */
interface LoadedRules {
  readonly rules: readonly ParsedRule[];
  /** Every problem that was reported. */
  readonly problems: readonly Problem[];
  /** How many rules in other languages were passed over, by language. */
  readonly others: ReadonlyMap<string, number>;
  /** Documents that requests in the files of the rules put into the indices that are searched. */
  readonly events: readonly OwnEvents[];
  readonly exitCode: ExitCode;
  /** What was made of these very rules, together, in runs before; null: nothing that is known to be of them. */
  readonly tables: KeptTables | null;
  /** Tells what else there is to say of the rules; what there was while they were read has been told. */
  readonly telling: Telling;
}

/** What the files of one pattern hold. */
interface LoadedPattern extends Omit<LoadedRules, 'telling' | 'tables'> {
  readonly idle: readonly Idle[];
}

/** A filter that is for no rule of its own file; those of other files are read with it. */
interface Idle {
  readonly file: string;
  readonly warning: Problem;
}

const UNUSED: SigmaRuleCode = 'sigma-filter-unused';

/**
 * Reads every rule named on the command line. What fails is reported on standard error with its place and the others go
 * on. Files of a folder or glob that hold no rule, and the rules of an export that are in other languages, are passed
 * over with a note.
 */
export async function loadRules(patterns: readonly string[], options: RuleOptions, host: Host): Promise<LoadedRules> {
  const rules: ParsedRule[] = [];
  const problems: Problem[] = [];
  const others = new Map<string, number>();
  const events: OwnEvents[] = [];
  const telling = startTelling(host, options.verbose === true);
  let exitCode: ExitCode = EXIT.ok;
  const idle: Idle[] = [];
  host.compileLate();
  const together = await bringTogether(patterns, host);
  const cache = await openRuleCache(patterns, together.files, options, host);
  for (const pattern of patterns) {
    try {
      const loaded = await loadPattern(pattern, options, host, telling, together, cache);
      rules.push(...loaded.rules);
      problems.push(...loaded.problems);
      addCounts(others, loaded.others);
      events.push(...loaded.events);
      idle.push(...loaded.idle);
      if (loaded.exitCode !== EXIT.ok) exitCode = loaded.exitCode;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      noteUsage(error, host);
      exitCode = EXIT.input;
    }
  }
  await cache?.save();
  for (const { file, warning } of idle) if (!together.isUsed(file, rules)) telling.tell('warning', [warning], null);
  if (isOne(rules, problems)) telling.inFull();
  else telling.end();
  const found = { problems, others, events, exitCode, telling };
  if (options.pipelines === undefined) return { rules: toldApart(rules), ...found, tables: cache?.tables() ?? null };
  // What applies pipelines takes longer to load than a rule to read.
  const { pipedRules, tellUnusedNames } = await import('./through-pipelines.ts');
  tellUnusedNames(rules, options, host);
  return { rules: pipedRules(toldApart(rules), options, host, telling), ...found, tables: null };
}

/** Whether all there is to say is of one rule, or of one file that is none. */
function isOne(rules: readonly ParsedRule[], problems: readonly Problem[]): boolean {
  return rules.length + new Set(problems.map(({ source }) => source.name)).size <= 1;
}

async function loadPattern(
  pattern: string,
  options: RuleOptions,
  host: Host,
  telling: Telling,
  together: Together,
  cache: RuleCache | null,
): Promise<LoadedPattern> {
  const { files, many, unreadable } = await host.expand(pattern);
  for (const reason of unreadable) host.note(`error: ${reason}`);
  if (files.length === 0) throw new UsageError(`no rule files in ${pattern}`);
  const rules: ParsedRule[] = [];
  const problems: Problem[] = [];
  const others = new Map<string, number>();
  const events: OwnEvents[] = [];
  const idle: Idle[] = [];
  const passedOver: string[] = [];
  let beside = 0;
  let failed = unreadable.length > 0;
  const timeout = options.ruleTimeout ?? RULE_TIMEOUT;
  const read = (file: string, bytes: Uint8Array): ParseOutcome | null => {
    const beside = together.besideOf(file);
    const readNow = (): ParseOutcome | null => readRules(bytes, file, options, many, beside);
    // What stands in other files is no part of what is kept of one.
    if (cache !== null && beside.size === 0 && file !== '-') return cache.outcomeOf({ name: file, bytes, many }, readNow);
    cache?.passBy();
    return readNow();
  };
  for await (const one of readInTurn(files, (file) => bytesOf(file, many, host, together), read, timeout, host)) {
    if (one.bytes === null) {
      failed = true;
      continue;
    }
    const { file, bytes, outcome } = one;
    for (const language of outcome?.others ?? []) addCounts(others, new Map([[language, 1]]));
    const holdsFilters = together.holdsFilters(file);
    const real =
      outcome === null ? [] : outcome.problems.filter((problem) => isWorthTelling(problem, many || holdsFilters, outcome));
    if (holdsFilters) beside++;
    if (outcome === null || (outcome.rules.length === 0 && real.length === 0 && !holdsFilters)) {
      passedOver.push(file);
      continue;
    }
    if (!many && outcome.rules.length > 0 && outcome.others.length > 0)
      host.note(`note: ${file}: passed over ${otherLanguages(others)}`);
    const [only] = outcome.rules;
    telling.tell('error', real, null);
    const unused = outcome.warnings.filter(({ diagnostic }) => diagnostic.code === UNUSED);
    idle.push(...unused.map((warning) => ({ file, warning })));
    if (options.findings !== true)
      telling.tell(
        'warning',
        outcome.warnings.filter((warning) => !unused.includes(warning)),
        only !== undefined && outcome.rules.length === 1 ? labelOf(only) : null,
      );
    problems.push(...real);
    rules.push(...outcome.rules);
    const lines = outcome.rules.some(({ document }) => HOLDS_REQUESTS.has(document.form)) ? ownLines(bytes) : [];
    if (lines.length > 0) events.push({ file, lines });
    if (options.schema !== undefined && outcome.rules.some(({ document }) => document.mapping !== undefined))
      host.note(`note: ${file}: the mapping in its requests is left aside for that of --mapping`);
  }
  if (rules.length === 0 && problems.length === 0 && beside === 0 && !failed) {
    failed = true;
    host.note(
      `error: no ${titlesOf(KNOWN_LANGUAGES)} rules in ${pattern}${others.size === 0 ? '' : `: ${otherLanguages(others)}, not read`}`,
    );
  } else if (passedOver.length > 0) {
    const names = passedOver.slice(0, 3).join(', ') + (passedOver.length > 3 ? ', ...' : '');
    host.note(
      `note: ${pattern}: passed over ${countOf(passedOver.length, 'file')} without ${ruleInOne(KNOWN_LANGUAGES)} (${names})`,
    );
    if (others.size > 0) host.note(`note: ${pattern}: ${otherLanguages(others)}, not read`);
  }
  return { rules, problems, others, events, idle, exitCode: failed || problems.length > 0 ? EXIT.input : EXIT.ok };
}

const HOLDS_REQUESTS: ReadonlySet<DocumentForm> = new Set(['console', 'markdown', 'asciidoc']);

function ownLines(bytes: Uint8Array): readonly string[] {
  return transcriptEvents(new TextDecoder().decode(bytes)).map(({ text }) => text);
}

/** Null for a file among many that cannot be read, after that was told: the others go on. */
async function bytesOf(file: string, many: boolean, host: Host, together: Together): Promise<Uint8Array | null> {
  try {
    return await together.readFile(file);
  } catch (error) {
    if (!many || !(error instanceof UsageError)) throw error;
    noteUsage(error, host);
    return null;
  }
}

function addCounts(sums: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
}

/** Among many, what is not meant to be a rule that is read is no mistake. */
export function isWorthTelling({ diagnostic }: Problem, many: boolean, outcome: ParseOutcome): boolean {
  const noRule: readonly string[] = ['query-missing', 'document-empty'] satisfies readonly DocumentCode[];
  if (diagnostic.code === 'language-not-read') return !many && outcome.rules.length === 0;
  return !(many && noRule.includes(diagnostic.code));
}
