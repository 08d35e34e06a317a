import { EMPTY_META, type RuleDocument, readDocuments } from '../documents/index.ts';
import type { Schema } from '../event/index.ts';
import { DEFAULT_SEMANTICS, type Rule, type Semantics } from '../ir/index.ts';
import { analyzeEql } from '../languages/eql/analyze.ts';
import { parseEql, type Query } from '../languages/eql/index.ts';
import { schemaFromMapping } from '../schema/index.ts';
import { type Diagnostic, failure, isNonEmpty, type Result, type Source, source, success } from '../source/index.ts';
import { diagnostic } from './codes.ts';

/** A rule as read: its document, its syntax tree, and its meaning or why it has none yet. */
export interface ParsedRule {
  readonly document: RuleDocument;
  readonly syntax: Query;
  /** What was checked and lowered: the IR with the field facts it rests on. Problems when the rule is not accepted. */
  readonly meaning: Result<{ readonly rule: Rule; readonly schema: Schema }>;
}

export interface ParseOptions {
  /** Shown in front of line and column; a file name. */
  readonly name?: string;
  /** The mapping; default ECS. Fields it lacks are inferred from their use. */
  readonly schema?: Schema;
  readonly semantics?: Partial<Semantics>;
  /** Fields the mapping lacks are errors instead of warnings. */
  readonly strict?: boolean;
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
  /** The languages of the rules that are not EQL, one for each. Each has its problem too. */
  readonly others: readonly string[];
}

/**
 * Reads rules from text in any published form: Elastic's Markdown page or its plain text, Markdown notes, TOML, Kibana's
 * JSON, NDJSON or YAML, requests to `_eql/search`, or a bare EQL query. No text makes it throw; one broken rule of an export does not hide the others.
 * Throws a `TypeError` for what is no text.
 */
export function parse(text: string, options: ParseOptions = {}): ParseOutcome {
  if (typeof text !== 'string') throw new TypeError(`parse reads the text of a rule, a string, and was given ${typeof text}`);
  const document = source(text, options.name);
  const read = readDocuments(document);
  const inDocument = (diagnostic: Diagnostic): Problem => ({ source: document, diagnostic });
  const rules: ParsedRule[] = [];
  const problems: Problem[] = read.problems.map(inDocument);
  const warnings: Problem[] = read.warnings.map(inDocument);
  for (const one of read.documents) {
    const at = (diagnostic: Diagnostic): Problem => ({ source: one.query, diagnostic });
    const rule = parseDocument(one, options);
    if (rule.ok) rules.push(rule.value);
    else problems.push(...rule.problems.map(at));
    if (rule.ok) warnings.push(...rule.warnings.map(at));
  }
  return { rules, problems, warnings, others: read.others };
}

/**
 * Reads the rule of one document; also again, elsewhere, what `parse` has found. Its warnings are those of its meaning; of
 * a rule without one, those of its syntax, which may tell why: a name with a hyphen was read as a subtraction.
 */
export function parseDocument(document: RuleDocument, options: ParseOptions = {}): Result<ParsedRule> {
  const syntax = parseEql(document.query);
  if (!syntax.ok) return syntax;
  const meaning = mean(document, options);
  return success({ document, syntax: syntax.value, meaning }, meaning.ok ? meaning.warnings : syntax.warnings);
}

function mean(document: RuleDocument, options: ParseOptions): ParsedRule['meaning'] {
  const own = options.schema === undefined ? ownSchema(document) : null;
  if (own !== null && !own.ok) return own;
  const schema = own?.value ?? options.schema;
  const analysis = analyzeEql(document.query, {
    semantics: { ...DEFAULT_SEMANTICS, ...options.semantics },
    meta: document.meta ?? EMPTY_META,
    ...(document.context === undefined ? {} : { context: document.context }),
    ...(schema === undefined ? {} : { schema }),
    ...(options.strict === undefined ? {} : { strict: options.strict }),
  });
  if (!analysis.ok) return isNonEmpty(analysis.problems) ? { ok: false, problems: analysis.problems } : analysis;
  return success({ rule: analysis.value.rule, schema: analysis.value.schema }, analysis.warnings);
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
