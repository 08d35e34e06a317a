import type { ParsedRule, ParseOutcome, Problem } from '../../api/parse.ts';
import { lazily } from '../../contract/index.ts';
import type { RuleDocument } from '../../documents/index.ts';
import type { Rule } from '../../ir/index.ts';
import type { LanguageName } from '../../languages/index.ts';
import type { Diagnostic, NonEmpty, Source } from '../../source/index.ts';
import { isPlain } from './plain.ts';

/** What reading a file gave, as it is kept: texts that stand in the file are not kept twice. */
interface Kept {
  readonly rules: readonly KeptRule[];
  readonly problems: readonly KeptProblem[];
  readonly warnings: readonly KeptProblem[];
  readonly others: readonly string[];
}

interface KeptRule {
  readonly document: RuleDocument<LanguageName>;
  readonly meaning: KeptMeaning | { readonly ok: false; readonly problems: NonEmpty<Diagnostic> };
}

interface KeptMeaning {
  readonly ok: true;
  readonly warnings: readonly Diagnostic[];
  /** Null for what the document has as well. */
  readonly rule: Omit<Rule<LanguageName>, 'meta'> & { readonly meta: Rule['meta'] | null };
}

/** `source`: the text that it points into; a number is the rule whose query it is, null the whole file. */
interface KeptProblem {
  readonly source: Source | number | null;
  readonly diagnostic: Diagnostic;
}

/** What reading a file of this text gave, as JSON on one line; null: it cannot be kept. Trees and mappings are left out: few ask for them. */
export function writtenOutcome(outcome: ParseOutcome | null, text: string): string | null {
  if (outcome === null) return 'null';
  const problem = ({ source, diagnostic }: Problem): KeptProblem => {
    const rule = outcome.rules.findIndex(({ document }) => document.query === source);
    const isWhole = source.text === text && source.line === 1 && source.column === 1;
    return { source: rule >= 0 ? rule : isWhole ? null : source, diagnostic };
  };
  const kept: Kept = {
    rules: outcome.rules.map(keptRule),
    problems: outcome.problems.map(problem),
    warnings: outcome.warnings.map(problem),
    others: outcome.others,
  };
  return isPlain(kept) ? JSON.stringify(kept) : null;
}

function keptRule({ document, meaning }: ParsedRule): KeptRule {
  if (!meaning.ok) return { document, meaning };
  const { rule } = meaning.value;
  const meta = rule.meta === document.meta ? null : rule.meta;
  return { document, meaning: { ok: true, warnings: meaning.warnings, rule: { ...rule, meta } } };
}

/** A file whose rules were read before. */
interface KnownFile {
  /** The name under which problems tell it. */
  readonly name: string;
  text(): string;
  /** Reads it after all, for what is not kept. */
  read(): ParseOutcome | null;
}

/** What was kept of reading a file. Trees and mappings are made anew when somebody asks for them. */
export function outcomeFrom(written: string, file: KnownFile): ParseOutcome | null {
  const kept: Kept | null = JSON.parse(written);
  if (kept === null) return null;
  const again = lazily(() => file.read());
  const whole = lazily((): Source => ({ name: file.name, text: file.text(), line: 1, column: 1 }));
  const rules = kept.rules.map((rule, at) => ruleFrom(rule, () => again()?.rules[at]));
  const problem = ({ source, diagnostic }: KeptProblem): Problem => {
    const of = typeof source === 'number' ? rules[source]?.document.query : source;
    return { source: of ?? whole(), diagnostic };
  };
  return { rules, problems: kept.problems.map(problem), warnings: kept.warnings.map(problem), others: kept.others };
}

function ruleFrom({ document, meaning }: KeptRule, again: () => ParsedRule | undefined): ParsedRule {
  const fresh = (): ParsedRule => {
    const found = again();
    if (found === undefined) throw new Error(`${document.documentName} has fewer rules than when it was read before`);
    return found;
  };
  return {
    document,
    get syntax() {
      return fresh().syntax;
    },
    meaning: meaning.ok
      ? {
          ok: true,
          warnings: meaning.warnings,
          value: {
            rule: { ...meaning.rule, meta: meaning.rule.meta ?? document.meta },
            get schema() {
              const found = fresh().meaning;
              if (!found.ok) throw new Error(`${document.documentName} is not accepted as it was before`);
              return found.value.schema;
            },
          },
        }
      : meaning,
  };
}
