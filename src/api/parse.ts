import type { BesideRecord, KnownLanguage, Meaning } from '../contract/index.ts';
import { type RuleDocument, readDocuments } from '../documents/index.ts';
import type { Schema } from '../event/index.ts';
import { DEFAULT_SEMANTICS, type Semantics } from '../ir/index.ts';
import type { LanguageName, Readers, SyntaxOf } from '../languages/index.ts';
import { knownOf, READERS } from '../languages/readers.ts';
import { schemaFromMapping } from '../schema/index.ts';
import { type Diagnostic, failure, type Placeholders, type Result, type Source, source, success } from '../source/index.ts';
import { diagnostic } from './codes.ts';

/** A rule as read: its document, its syntax tree, and its meaning or why it has none yet. */
export interface ParsedRule<Name extends LanguageName = LanguageName> {
  readonly document: RuleDocument<Name>;
  readonly syntax: SyntaxOf<Name>;
  /** What was checked and lowered: the IR with the field facts it rests on. Problems when the rule is not accepted. */
  readonly meaning: Result<Meaning<Name>>;
}

export interface ParseOptions {
  /** Shown in front of line and column; a file name. */
  readonly name?: string;
  /** The mapping; default ECS. Fields it lacks are inferred from their use. */
  readonly schema?: Schema;
  readonly semantics?: Partial<Semantics>;
  /** Fields the mapping lacks are errors instead of warnings. */
  readonly strict?: boolean;
  /** What placeholders (`expand`) of Sigma rules stand for. */
  readonly placeholders?: Placeholders;
  /** Plans are not normalised: each condition, and each value of a list, stands for itself and has its own place. */
  readonly asWritten?: boolean;
}

/** A problem together with the text it points into. */
export interface Problem {
  readonly source: Source;
  readonly diagnostic: Diagnostic;
}

/** What reading a document gave: the rules that parse, and every problem of those that do not. */
export interface ParseOutcome {
  readonly rules: readonly ParsedRule[];
  /** Why documents or queries were not accepted; empty when all is well. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The languages of the rules that are not read, one for each. Each has its problem too. */
  readonly others: readonly string[];
}

/**
 * Reads rules from text in any published form: Elastic's Markdown page or its plain text, Markdown notes, TOML, Kibana's
 * JSON, NDJSON or YAML, requests to `_eql/search`, or a query alone. No text makes it throw; one broken rule of an export does not hide the others.
 * Throws a `TypeError` for what is no text.
 */
export function parse(text: string, options: ParseOptions = {}): ParseOutcome {
  return parseIn(READERS, text, options);
}

/** What other documents hold that is part of the rules of the one that is read, by the name of its language. */
export type Beside = ReadonlyMap<string, readonly BesideRecord[]>;

/** The same with a list of languages, and with what stands in other documents. */
export function parseIn(languages: Readers, text: string, options: ParseOptions, beside: Beside = new Map()): ParseOutcome {
  if (typeof text !== 'string') throw new TypeError(`parse reads the text of a rule, a string, and was given ${typeof text}`);
  const document = source(text, options.name);
  const [first, ...more] = knownOf(languages);
  const told = (known: KnownLanguage): KnownLanguage => ({ ...known, beside: beside.get(known.name) ?? [] });
  const read = readDocuments(document, [told(first), ...more.map(told)]);
  const inDocument = (diagnostic: Diagnostic): Problem => ({ source: document, diagnostic });
  const rules: ParsedRule[] = [];
  const problems: Problem[] = read.problems.map(inDocument);
  const warnings: Problem[] = read.warnings.map(inDocument);
  for (const one of read.documents) {
    const at = (diagnostic: Diagnostic): Problem => ({ source: one.query, diagnostic });
    const rule = parseDocument(one, options, languages);
    if (rule.ok) rules.push(rule.value);
    else problems.push(...rule.problems.map(at));
    if (rule.ok) warnings.push(...rule.warnings.map(at));
  }
  return { rules, problems, warnings, others: read.others };
}

function isIn(document: RuleDocument, languages: Readers): document is RuleDocument<LanguageName> {
  return Object.hasOwn(languages, document.language);
}

/** Reads the rule of one document. */
export function parseDocument(
  document: RuleDocument,
  options: ParseOptions = {},
  languages: Readers = READERS,
): Result<ParsedRule> {
  if (!isIn(document, languages)) throw new Error(`no language is named ${document.language}`);
  return readRule(document, options, languages);
}

/**
 * Reads a rule in its language. Its warnings are those of its meaning; of a rule without one, those of its syntax, which may
 * tell why: a name with a hyphen was read as a subtraction.
 */
function readRule<Name extends LanguageName>(
  document: RuleDocument<Name>,
  options: ParseOptions,
  languages: Readers,
): Result<ParsedRule<Name>> {
  const own = options.schema === undefined ? ownSchema(document) : null;
  const schema = own?.ok === true ? own.value : options.schema;
  const language: Readers[Name] = languages[document.language];
  const read = language.read(document, {
    semantics: { ...DEFAULT_SEMANTICS, ...options.semantics },
    ...(schema === undefined ? {} : { schema }),
    ...(options.strict === undefined ? {} : { strict: options.strict }),
    ...(options.placeholders === undefined ? {} : { placeholders: options.placeholders }),
    ...(options.asWritten === undefined ? {} : { asWritten: options.asWritten }),
  });
  if (!read.ok) return read;
  const { syntax } = read.value;
  const meaning = own?.ok === false ? own : read.value.meaning;
  return success({ document, syntax, meaning }, meaning.ok ? meaning.warnings : read.warnings);
}

/** The mapping that a document holds itself, of the indices that it searches. */
function ownSchema({ mapping }: RuleDocument): Result<Schema> | null {
  if (mapping === undefined) return null;
  const read = schemaFromMapping(JSON.parse(mapping));
  if (read.ok) return success(read.schema);
  const [first] = read.problems;
  const where = first === undefined || first.path === '' ? '' : `, \`${first.path}\``;
  const message = `the mapping that the text gives the index cannot be used${where}: ${first?.message ?? 'it is none'}`;
  return failure(diagnostic('mapping-invalid', message, { start: 0, end: 1 }, { help: 'give a mapping with --mapping' }));
}
