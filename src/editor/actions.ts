import { TARGET_NAMES, TARGETS, type TargetName } from '../../translators/index.ts';
import type { Edit } from '../api/lint/fix/edits.ts';
import { mendOnce } from '../api/lint/fix/index.ts';
import { lintRule } from '../api/lint/index.ts';
import { translate } from '../api/translate.ts';
import { EDITING } from '../languages/editing.ts';
import type { EqlCode } from '../languages/eql/codes/index.ts';
import { type Span, similar, source } from '../source/index.ts';
import { codeRow } from './code-row.ts';
import { schemaFor } from './fields.ts';
import { meaningFor } from './findings.ts';
import { moved, type Opened, type OpenedQuery } from './open.ts';

/** Something that can be done at a place of a document. */
export interface EditorAction {
  readonly kind: 'fix' | 'translate';
  readonly title: string;
  /** The code of the problem that it settles; null: it settles none. */
  readonly code: string | null;
  readonly edits: readonly Edit[];
  /** A new file beside the document: its ending and its text; null: none is made. */
  readonly file: { readonly extension: string; readonly text: string } | null;
  /** Why it cannot be done; null: it can. */
  readonly refused: string | null;
}

/** Of so many findings in a stretch it is tried how they can be mended. */
const MOST_MENDED = 5;

/** What can be done about a stretch of a document. Proofs take time: for a worker. */
export async function actionsAt(opened: Opened, span: Span): Promise<readonly EditorAction[]> {
  const actions: EditorAction[] = [];
  for (const query of opened.queries.filter((one) => touches(one, span))) {
    actions.push(...fieldActions(query, opened, span), ...(await mendings(query, opened, span)));
    for (const target of TARGET_NAMES) actions.push(...translation(query, target, opened));
  }
  return actions;
}

/** A query whose place is not known is that of the whole document. */
function touches({ place, document }: OpenedQuery, { start, end }: Span): boolean {
  return place === null || (place(0) <= end && start <= place(document.query.text.length));
}

/** Changes that are proven to leave the rule matching the same events. */
async function mendings(
  { parsed, place }: OpenedQuery,
  { text, name, settings }: Opened,
  span: Span,
): Promise<readonly EditorAction[]> {
  if (parsed === null || place === null || text.startsWith('\uFEFF')) return [];
  const { reading } = settings;
  const { findings } = await lintRule(parsed, { reading });
  const near = findings.filter(({ mend, diagnostic }) => mend !== null && overlaps(moved(diagnostic, place).span, span));
  const actions: EditorAction[] = [];
  for (const { diagnostic } of near.slice(0, MOST_MENDED)) {
    const { text: next } = await mendOnce(source(text, name), {
      reading,
      isKnown: (code) => codeRow(code) !== null,
      isAsked: (code) => code === diagnostic.code,
      isMeant: ({ line, column }, other) =>
        line === parsed.document.query.line &&
        column === parsed.document.query.column &&
        other.diagnostic.span.start === diagnostic.span.start &&
        other.diagnostic.span.end === diagnostic.span.end,
    });
    if (next === text) continue;
    const title = `Mend: ${codeRow(diagnostic.code)?.title ?? diagnostic.code} (proven to match the same events)`;
    actions.push({ kind: 'fix', title, code: diagnostic.code, edits: [changeOf(text, next)], file: null, refused: null });
  }
  return actions;
}

/** The one stretch in which two texts differ. */
function changeOf(before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let [end, last] = [before.length, after.length];
  while (end > start && last > start && before[end - 1] === after[last - 1]) [end, last] = [end - 1, last - 1];
  return { start, end, text: after.slice(start, last) };
}

const UNMAPPED: readonly string[] = ['unknown-field', 'unmapped-field'] satisfies readonly EqlCode[];

/** A field that the mapping lacks: marked optional, or the one that was meant. */
function fieldActions(query: OpenedQuery, { settings }: Opened, span: Span): readonly EditorAction[] {
  const { place, language, document, problems, warnings } = query;
  if (place === null) return [];
  const fields = EDITING[language].lexemes(document.query.text).filter(({ kind }) => kind === 'field');
  return [...problems, ...warnings].flatMap((problem): readonly EditorAction[] => {
    const field = fields.find((one) => one.span.start === problem.span.start && one.span.end === problem.span.end);
    const at = moved(problem, place).span;
    if (!UNMAPPED.includes(problem.code) || field === undefined || !overlaps(at, span)) return [];
    const fix = (title: string, edit: Edit): EditorAction => ({
      kind: 'fix',
      title,
      code: problem.code,
      edits: [edit],
      file: null,
      refused: null,
    });
    const meant = similar(
      field.name,
      [...schemaFor(query, settings).fields.keys()].filter((name) => name !== field.name),
    );
    const { optional } = EDITING[language];
    return [
      ...(optional === null ? [] : [fix(`Mark ${field.name} optional`, { start: at.start, end: at.start, text: optional })]),
      ...meant.map((name) => fix(`Replace ${field.name} by ${name}`, { ...at, text: name })),
    ];
  });
}

/** The rule in the form of a target, as a file of its own. */
function translation(query: OpenedQuery, target: TargetName, { settings }: Opened): readonly EditorAction[] {
  const meaning = meaningFor(query, settings);
  if (meaning === null) return [];
  const translated = translate(meaning.rule, target);
  const { title, extension } = TARGETS[target];
  const base = { kind: 'translate', code: null, edits: [] } as const;
  if (translated.status === 'refused') {
    const [{ message }] = translated.reasons;
    return [{ ...base, title: `Translate to ${title}`, file: null, refused: message }];
  }
  const { text, losses } = translated;
  const how = losses.length === 0 ? 'exact' : `lossy: ${losses.map(({ code }) => code).join(', ')}`;
  return [{ ...base, title: `Translate to ${title} (${how})`, file: { extension, text }, refused: null }];
}

function overlaps(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
