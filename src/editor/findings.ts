import { TARGETS, type TargetName } from '../../translators/index.ts';
import { type Finding, type LintedRule, lintRule, suppress } from '../api/lint/index.ts';
import { toldByReading } from '../api/lint/told.ts';
import type { ParsedRule } from '../api/parse.ts';
import { throughPipelines } from '../api/pipelines.ts';
import { translate } from '../api/translate.ts';
import type { Meaning } from '../contract/index.ts';
import { type Diagnostic, source } from '../source/index.ts';
import { codeRow } from './code-row.ts';
import type { Opened, OpenedQuery } from './open.ts';
import { type EditorProblem, inOrder, placed, problemsOf, type Severity, told } from './problems.ts';

/**
 * All that there is to say of a document: what reading tells and what proofs find needless, without what its comments suppress, and what
 * the targets of the settings lose or refuse. It takes time: for a worker.
 */
export async function findingsOf(opened: Opened): Promise<readonly EditorProblem[]> {
  const { text, queries, settings } = opened;
  const rules = queries.flatMap((query) => (query.parsed === null ? [] : [{ query, parsed: query.parsed }]));
  const linted: LintedRule[] = [];
  for (const { parsed } of rules) {
    const found = await lintRule(parsed, { reading: settings.reading });
    linted.push({ ...found, findings: [...restOfReading(parsed), ...found.findings], parsed });
  }
  const document = source(text.replace(/^\uFEFF/, ''), opened.name);
  const heard = suppress(
    document,
    linted,
    (code) => codeRow(code) !== null,
    () => true,
  );
  const tell = ({ diagnostic }: Finding, query: OpenedQuery | undefined): EditorProblem =>
    told(query === undefined ? diagnostic : placed(diagnostic, query), text.length);
  return inOrder([
    ...problemsOf({ ...opened, queries: queries.map((query) => (query.parsed === null ? query : { ...query, warnings: [] })) }),
    ...rules.flatMap(({ query }, at) => (heard.told[at] ?? []).map((finding) => tell(finding, query))),
    ...heard.about.map(({ source: own, finding }) =>
      tell(
        finding,
        queries.find((query) => query.document.query === own),
      ),
    ),
    ...rules.flatMap(({ query }) => settings.targets.flatMap((target) => lossesOf(query, target, opened))),
  ]);
}

/** Warnings of reading that lint leaves to whoever reads. */
function restOfReading({ meaning }: ParsedRule): readonly Finding[] {
  if (!meaning.ok) return [];
  const own = new Set(toldByReading(meaning.warnings).map(({ diagnostic }) => diagnostic));
  return meaning.warnings
    .filter((warning) => !own.has(warning))
    .map((diagnostic): Finding => ({ diagnostic, evidence: null, mend: null }));
}

/** What a target loses of a rule, or why it refuses it. */
function lossesOf(query: OpenedQuery, target: TargetName, { settings, text }: Opened): readonly EditorProblem[] {
  const meaning = meaningFor(query, settings);
  if (meaning === null) return [];
  const translated = translate(meaning.rule, target);
  const tell = (problem: Pick<Diagnostic, 'code' | 'span' | 'message'> & { readonly help: string | null }, as: Severity) => {
    const message = `${TARGETS[target].title}: ${problem.message}`;
    return told(placed({ ...problem, message, notes: [] }, query), text.length, as);
  };
  if (translated.status === 'refused') return translated.reasons.map((reason) => tell(reason, 'warning'));
  return translated.losses.map((loss) => tell(loss, 'note'));
}

/** What a rule means to targets: under the names of the pipelines; null: nothing that could be translated. */
export function meaningFor({ parsed }: OpenedQuery, { pipelines }: Opened['settings']): Meaning<string> | null {
  if (parsed?.meaning.ok !== true) return null;
  if (pipelines === undefined) return parsed.meaning.value;
  const piped = throughPipelines(parsed.meaning.value, pipelines);
  return piped.ok ? piped.value.meaning : null;
}
