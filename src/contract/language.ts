import type { Schema } from '../event/index.ts';
import type { Beyond, Rule, RuleMeta, SearchContext, Semantics } from '../ir/index.ts';
import type { Diagnostic, NonEmpty, Placeholders, Result, Source, Span } from '../source/index.ts';
import type { AskedNames } from './asked-names.ts';
import type { Written } from './written.ts';

/**
 * An input language: a folder of `languages`, and its line in the list there. `Syntax` is its tree, which nobody else looks into, and
 * `Questions` what the corpus makes events from.
 */
export interface Language<Name extends string, Syntax, Questions> {
  /** As people and reports call it: `eql`. */
  readonly name: Name;
  /** In messages: `EQL`. */
  readonly title: string;
  readonly signs: LanguageSigns;
  /** Reads the query of a document: parsed once, then checked and lowered, with every problem of the stage that finds any. Never throws. */
  read(rule: WrittenRule, options: ReadOptions): Result<Reading<Name, Syntax>>;
  /** What the query asks, for the corpus: word for word from the syntax, never from its meaning, for labels owe nothing to what they judge. */
  questions(syntax: Syntax): Questions;
  /** The query in the usual form. */
  print(syntax: Syntax): string;
  /** The tree, line by line, for people. */
  show(syntax: Syntax): string;
  /** What a rule uses, by the names that a person would give: operators, functions, modifiers. */
  constructs(syntax: Syntax): ReadonlySet<string>;
  /** How conditions and values are joined in the text. */
  written(syntax: Syntax, text: string): Written;
  /** Fields written within a stretch of the query, each once; none for a stretch that is all of it, for that blames no field. */
  fieldsWithin(syntax: Syntax, span: Span): readonly string[];
}

/** As much of a language as it takes to read rules: a page that only parses brings nothing else along. */
export type LanguageReader<Name extends string, Syntax> = Pick<
  Language<Name, Syntax, unknown>,
  'name' | 'title' | 'signs' | 'read'
>;

/** What documents need to know of a language. */
export type KnownLanguage = Pick<Language<string, unknown, unknown>, 'name' | 'title' | 'signs'> & {
  /** What other documents hold that is part of the rules of this one. */
  readonly beside?: readonly BesideRecord[];
};

/** A record of another document, as it is written there. */
export interface BesideRecord {
  readonly record: DocumentRecord;
  readonly text: string;
}

/** How documents tell that a query is in a language. */
export interface LanguageSigns {
  /** What rules write as their `language` or `type`, in lower case; first as Kibana does. */
  readonly names: NonEmpty<string>;
  /** The ending of files that hold nothing but a query, with the dot; null: there are none. */
  readonly extension: string | null;
  /** Whether a text begins as its queries do, comments passed over. */
  begins(text: string): boolean;
  /** The same for one line, which is asked of each line of a page. */
  beginsOn(line: string): boolean;
  /** How its rules stand in documents as records, where they are no text in the key of another rule; absent: they are such texts. */
  readonly records?: RecordRules;
  /** Whether a text that begins otherwise has words or signs of this language alone, and so is meant to be in it, however broken. */
  betrays(text: string): boolean;
}

/** How a language takes whole records of YAML or JSON for its rules, several of which may make one. */
export interface RecordRules {
  /** Whether a record belongs to a rule of the language. */
  claims(record: DocumentRecord): boolean;
  /** Whether a text, of which only the beginning may be known, has keys of such records. */
  appearsIn(text: string): boolean;
  /** Whether a record is no rule, and part of rules in other documents that are read with its own. */
  reachesOut(record: DocumentRecord): boolean;
  /**
   * The rules that the records of one document make, in their order, and what is wrong with those that make none. `beside` are records of
   * other documents that reach out; their places follow those of `records`. Never throws.
   */
  rules(records: readonly DocumentRecord[], beside: readonly DocumentRecord[]): RulesOfRecords;
}

/** A record as YAML and JSON parsers give it. */
export type DocumentRecord = { readonly [key: string]: unknown };

interface RulesOfRecords {
  /** What each rule says of itself, and the places of the records that make it. */
  readonly rules: readonly { readonly meta: RuleMeta; readonly parts: NonEmpty<number> }[];
  readonly problems: readonly RecordProblem[];
  readonly warnings: readonly RecordProblem[];
}

/** What is to be told of a record; who knows where it stands makes a diagnostic of it. */
export interface RecordProblem {
  readonly part: number;
  readonly diagnostic: Diagnostic;
}

/** What a document says of one rule. */
export interface WrittenRule {
  readonly meta: RuleMeta;
  /** What stands around the query and changes what is found. */
  readonly context: SearchContext;
  /** What the rule does besides its query; absent: nothing. */
  readonly beyond?: readonly Beyond[];
  readonly query: Source;
}

export interface ReadOptions {
  readonly semantics: Semantics;
  /** The mapping; ECS when not given. Fields it lacks are inferred. */
  readonly schema?: Schema;
  /** Fields that the mapping lacks are errors instead of warnings. */
  readonly strict?: boolean;
  /** What placeholders in rules stand for, in languages that have them. */
  readonly placeholders?: Placeholders;
  /** The plan is not normalised: each condition, and each value of a list, stands for itself and has its own place. */
  readonly asWritten?: boolean;
}

/** A query that parses. The warnings of the result that carries it are those of its syntax. */
export interface Reading<Name extends string, Syntax> {
  readonly syntax: Syntax;
  /** What it means, or why it is not accepted. Its warnings are those of every stage. */
  readonly meaning: Result<Meaning<Name>>;
}

/** A query understood. */
export interface Meaning<Name extends string> {
  readonly rule: Rule<Name>;
  /** The mapping with the inferred fields: what engines run with. */
  readonly schema: Schema;
  /** What was asked for beside the rule: then `rule` has other names than the text that it was read from. */
  readonly asked?: AskedNames;
}
