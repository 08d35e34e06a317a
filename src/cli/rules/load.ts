import { BUILT_IN_RULES } from '../../../corpus/rules/index.ts';
import { CODES } from '../../api/catalogue.ts';
import { withHelp } from '../../api/help.ts';
import { type ParsedRule, type ParseOptions, type ParseOutcome, type Problem, parse } from '../../api/parse.ts';
import type { Meaning } from '../../contract/index.ts';
import {
  type DocumentCode,
  type DocumentForm,
  decodeDocument,
  looksLikeForeignRule,
  looksLikeRule,
  readDocuments,
  transcriptEvents,
} from '../../documents/index.ts';
import type { Schema } from '../../event/index.ts';
import { KNOWN_LANGUAGES, type LanguageName } from '../../languages/index.ts';
import { countOf, oneLine, otherLanguages } from '../../report/text.ts';
import { type Diagnostic, render, type Source, source } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, noteUsage, UsageError } from '../host/host.ts';
import { RULE_TIMEOUT, tookTooLong } from '../host/time-limit.ts';

/** The options every command that reads rules takes. */
export interface RuleOptions {
  readonly folding?: string;
  readonly functionWildcards?: string;
  /** What the file of `--mapping` says; default ECS. */
  readonly schema?: Schema;
  readonly strictFields?: boolean;
  /** Milliseconds that one step of one rule may take. */
  readonly ruleTimeout?: number;
}

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
}

/**
 * Reads every rule named on the command line. What fails is reported on standard error with its place and the others go
 * on. Files of a folder or glob that hold no EQL rule, and the rules of an export that are in other languages, are passed
 * over with a note.
 */
export async function loadRules(patterns: readonly string[], options: RuleOptions, host: Host): Promise<LoadedRules> {
  const rules: ParsedRule[] = [];
  const problems: Problem[] = [];
  const others = new Map<string, number>();
  const events: OwnEvents[] = [];
  let exitCode: ExitCode = EXIT.ok;
  for (const pattern of patterns) {
    try {
      const loaded = await loadPattern(pattern, options, host);
      rules.push(...loaded.rules);
      problems.push(...loaded.problems);
      addCounts(others, loaded.others);
      events.push(...loaded.events);
      if (loaded.exitCode !== EXIT.ok) exitCode = loaded.exitCode;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      noteUsage(error, host);
      exitCode = EXIT.input;
    }
  }
  return { rules: toldApart(rules), problems, others, events, exitCode };
}

async function loadPattern(pattern: string, options: RuleOptions, host: Host): Promise<LoadedRules> {
  const { files, many, unreadable } = await host.expand(pattern);
  for (const reason of unreadable) host.note(`eqlibrium: ${reason}`);
  if (files.length === 0) throw new UsageError(`no rule files in ${pattern}`);
  const rules: ParsedRule[] = [];
  const problems: Problem[] = [];
  const others = new Map<string, number>();
  const events: OwnEvents[] = [];
  const passedOver: string[] = [];
  let failed = unreadable.length > 0;
  for (const file of files) {
    const bytes = await bytesOf(file, many, host);
    if (bytes === null) {
      failed = true;
      continue;
    }
    const timeout = options.ruleTimeout ?? RULE_TIMEOUT;
    const read = host.withinTime(() => readRules(bytes, file, options, many), timeout);
    const outcome = read.ended ? read.value : tooSlow(file, timeout);
    for (const language of outcome?.others ?? []) addCounts(others, new Map([[language, 1]]));
    const real = outcome === null ? [] : outcome.problems.filter((problem) => isWorthTelling(problem, many, outcome));
    if (outcome === null || (outcome.rules.length === 0 && real.length === 0)) {
      passedOver.push(file);
      continue;
    }
    if (!many && outcome.rules.length > 0 && outcome.others.length > 0)
      host.note(`note: ${file}: passed over ${otherLanguages(others)}`);
    noteProblems(host, real);
    noteProblems(host, outcome.warnings, 'warning: ');
    problems.push(...real);
    rules.push(...outcome.rules);
    const lines = outcome.rules.some(({ document }) => HOLDS_REQUESTS.has(document.form)) ? ownLines(bytes) : [];
    if (lines.length > 0) events.push({ file, lines });
    if (options.schema !== undefined && outcome.rules.some(({ document }) => document.mapping !== undefined))
      host.note(`note: ${file}: the mapping in its requests is left aside for that of --mapping`);
  }
  if (rules.length === 0 && problems.length === 0 && !failed) {
    failed = true;
    host.note(`eqlibrium: no EQL rules in ${pattern}${others.size === 0 ? '' : `: ${otherLanguages(others)}, not read`}`);
  } else if (passedOver.length > 0) {
    const names = passedOver.slice(0, 3).join(', ') + (passedOver.length > 3 ? ', ...' : '');
    host.note(`note: ${pattern}: passed over ${countOf(passedOver.length, 'file')} without an EQL rule (${names})`);
    if (others.size > 0) host.note(`note: ${pattern}: ${otherLanguages(others)}, not read`);
  }
  return { rules, problems, others, events, exitCode: failed || problems.length > 0 ? EXIT.input : EXIT.ok };
}

const HOLDS_REQUESTS: ReadonlySet<DocumentForm> = new Set(['console', 'markdown', 'asciidoc']);

function ownLines(bytes: Uint8Array): readonly string[] {
  return transcriptEvents(new TextDecoder().decode(bytes)).map(({ text }) => text);
}

/** Null for a file among many that cannot be read, after that was told: the others go on. */
async function bytesOf(file: string, many: boolean, host: Host): Promise<Uint8Array | null> {
  try {
    return await host.readFile(file);
  } catch (error) {
    if (!many || !(error instanceof UsageError)) throw error;
    noteUsage(error, host);
    return null;
  }
}

function addCounts(sums: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
}

/** Among many, what is not meant to be an EQL rule is no mistake. */
function isWorthTelling({ diagnostic }: Problem, many: boolean, outcome: ParseOutcome): boolean {
  const noRule: readonly string[] = ['query-missing', 'document-empty'] satisfies readonly DocumentCode[];
  if (diagnostic.code === 'language-not-read') return !many && outcome.rules.length === 0;
  return !(many && noRule.includes(diagnostic.code));
}

/** The rule the project starts from. */
export function builtInRule(options: RuleOptions): ParsedRule {
  const [first] = BUILT_IN_RULES;
  const [rule] = first === undefined ? [] : parse(first.text, { name: first.name, ...readingOf(options) }).rules;
  if (rule === undefined) throw new Error('the built-in rule does not parse');
  return rule;
}

const STDIN = '<stdin>';

/** The name of a rule: its own, else its id, else that of its file. */
export function nameOf({ document }: ParsedRule): string {
  const { name, id } = document.meta;
  if (document.documentName === STDIN) return name ?? id ?? 'stdin';
  return name ?? id ?? document.documentName.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/i, '');
}

/** Rules without an id that share a name, or have none and stand in one file, get numbers: ids and files are made of names. */
function toldApart(rules: readonly ParsedRule[]): readonly ParsedRule[] {
  const times = new Map<string, number>();
  return rules.map((rule) => {
    const { document } = rule;
    if (document.meta.id !== null) return rule;
    const name = nameOf(rule);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    if (time === 1) return rule;
    return { ...rule, document: { ...document, meta: { ...document.meta, name: `${name} (${time})` } } };
  });
}

/** What to call a rule in a message. */
export function labelOf(rule: ParsedRule): string {
  return oneLine(nameOf(rule));
}

/** The meaning of a rule, under the name of its file when it has none of its own; or null after its problems were reported. */
export function meaningOf<Name extends LanguageName>(parsed: ParsedRule<Name>, host: Host): Meaning<Name> | null {
  if (!parsed.meaning.ok) {
    noteProblems(host, problemsIn(parsed.document.query, parsed.meaning.problems));
    return null;
  }
  return meaningNamed(parsed.meaning.value, nameOf(parsed));
}

/** The meaning under a name. */
export function meaningNamed<Name extends string>({ rule, schema }: Meaning<Name>, name: string): Meaning<Name> {
  return { rule: { ...rule, meta: { ...rule.meta, name } }, schema };
}

/** Problems together with the text they point into. */
export function problemsIn(text: Source, problems: readonly Diagnostic[]): readonly Problem[] {
  return problems.map((diagnostic) => ({ source: text, diagnostic }));
}

/** More problems of one file than this are only counted. */
const MOST_PROBLEMS = 20;

/** Prints problems with their places. */
export function noteProblems(host: Host, problems: readonly Problem[], title = ''): void {
  for (const { source: text, diagnostic } of problems.slice(0, MOST_PROBLEMS))
    host.noteLines(title + render(text, withHelp(diagnostic, CODES)));
  const more = problems.length - MOST_PROBLEMS;
  if (more > 0) host.note(`${title}${problems[0]?.source.name ?? ''}: and ${countOf(more, 'more problem')}`);
}

/** What is said of a file that takes too long to read. */
function tooSlow(file: string, timeout: number): ParseOutcome {
  const text = source('', file === '-' ? STDIN : file);
  return { ...NOTHING, problems: problemsIn(text, [tookTooLong('reading it', timeout, { start: 0, end: 0 })]) };
}

/** Null for a file among many that is not meant to be a rule. */
function readRules(bytes: Uint8Array, file: string, options: RuleOptions, many: boolean): ParseOutcome | null {
  const name = file === '-' ? STDIN : file;
  const decoded = decodeDocument(bytes, name);
  if (!decoded.ok) return { ...NOTHING, problems: problemsIn(source('', name), decoded.problems) };
  const { text } = decoded.value;
  if (many && !looksLikeRule(text, file, KNOWN_LANGUAGES))
    return looksLikeForeignRule(text, KNOWN_LANGUAGES)
      ? { ...NOTHING, others: readDocuments(decoded.value, KNOWN_LANGUAGES).others }
      : null;
  return parse(decoded.value.text, { name, ...readingOf(options) });
}

const NOTHING: ParseOutcome = { rules: [], problems: [], warnings: [], others: [] };

/** How the options say that rules are to be read. */
export function readingOf(options: RuleOptions): ParseOptions {
  return {
    ...(options.schema === undefined ? {} : { schema: options.schema }),
    ...(options.strictFields === undefined ? {} : { strict: options.strictFields }),
    semantics: {
      folding: options.folding === 'unicode' ? 'unicode' : 'ascii',
      functionWildcards: options.functionWildcards === 'documented' ? 'documented' : 'engine',
    },
  };
}
