import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  type MarkupContent,
  MarkupKind,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditorAction } from '../../editor/actions.ts';
import { type Completion, completionsAt } from '../../editor/completion.ts';
import { formattingOf } from '../../editor/format.ts';
import { hoverAt } from '../../editor/hover.ts';
import type { Opened } from '../../editor/open.ts';
import { outlineOf } from '../../editor/outline.ts';
import { problemsOf } from '../../editor/problems.ts';
import type { EditorSettings } from '../../editor/settings.ts';
import { wordsOf } from '../../editor/words.ts';
import { printableLine } from '../../source/index.ts';
import type { Host } from '../host/host.ts';
import type { Abilities } from './abilities.ts';
import type { Telling } from './diagnostics.ts';
import { QUICK, type Readings } from './documents.ts';
import { inform } from './messages.ts';
import { newFile } from './new-file.ts';
import { rangeOf, shownOutline, shownWords } from './shown.ts';
import { Revocable, type SlowWork } from './slow-work.ts';

interface Parts {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly readings: Readings;
  readonly work: SlowWork;
  readonly host: Host;
  readonly telling: Telling;
  readonly settings: () => EditorSettings;
  readonly abilities: () => Abilities;
}

/** Answers what an editor asks about a place or a document. What is asked of a document that is not open, or takes too long, has no answer. */
export function answerRequests(parts: Parts): void {
  const { connection, documents, readings, host, telling, settings } = parts;

  /** What is made of an open document, in time that nobody notices. */
  function of<T>({ uri }: { readonly uri: string }, nothing: T, make: (opened: Opened, document: TextDocument) => T): T {
    const document = documents.get(uri);
    if (document === undefined) return nothing;
    const opened = readings.of(document, settings());
    const made = host.withinTime(() => make(opened, document), QUICK);
    return made.ended ? made.value : nothing;
  }

  /** Who has documents laid out whenever they are saved is told once why one is not. */
  const toldOf = new WeakMap<TextDocument, Set<string>>();
  function tellOnce(document: TextDocument, reasons: readonly string[]): void {
    const told = toldOf.get(document) ?? new Set();
    toldOf.set(document, told);
    for (const reason of reasons) if (!told.has(reason) && told.add(reason)) inform(connection, reason);
  }

  connection.onHover(({ textDocument, position }) =>
    of(textDocument, null, (opened, document) => {
      const told = telling.told(document);
      const hover = hoverAt(opened, document.offsetAt(position), told.length === 0 ? problemsOf(opened) : told);
      return hover === null ? null : { contents: markdown(hover.markdown), range: rangeOf(document, hover.span) };
    }),
  );

  connection.onCompletion(({ textDocument, position }) =>
    of(textDocument, null, (opened, document) => {
      const { span, items, more } = completionsAt(opened, document.offsetAt(position));
      const range = rangeOf(document, span);
      return { isIncomplete: more, items: items.map((item, place) => shownCompletion(item, place, range)) };
    }),
  );

  connection.onDocumentSymbol(({ textDocument }) =>
    of(textDocument, null, (opened, document) => shownOutline(document, outlineOf(opened))),
  );

  connection.onDocumentFormatting(({ textDocument }) =>
    of(textDocument, null, (opened, document) => {
      const { edits, left } = formattingOf(opened);
      tellOnce(document, left);
      return edits.map(({ start, end, text }) => ({ range: rangeOf(document, { start, end }), newText: text }));
    }),
  );

  connection.languages.semanticTokens.on(({ textDocument }) =>
    of(textDocument, { data: [] }, (opened, document) => shownWords(document, wordsOf(opened))),
  );

  connection.onCodeAction(async ({ textDocument, range, context }, token) => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return null;
    const { text, name, settings: read } = readings.of(document, settings());
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const { version } = document;
    const answer = await parts.work.carryOut({ text, name, settings: read, span }, calledOffBy(token));
    if (answer === null || document.version !== version) return null;
    const shown: CodeAction[] = [];
    for (const action of answer.actions) {
      const one = await shownAction(action, document, parts);
      const isWanted = context.only === undefined || context.only.some((kind) => one?.kind?.startsWith(kind) === true);
      if (one !== null && isWanted) shown.push(one);
    }
    return shown;
  });
}

function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

const COMPLETION_KINDS: { readonly [Kind in Completion['kind']]: CompletionItemKind } = {
  keyword: CompletionItemKind.Keyword,
  operator: CompletionItemKind.Operator,
  function: CompletionItemKind.Function,
  modifier: CompletionItemKind.Keyword,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Variable,
};

function shownCompletion(
  { label, kind, text, detail, about }: Completion,
  place: number,
  range: ReturnType<typeof rangeOf>,
): CompletionItem {
  return {
    label,
    kind: COMPLETION_KINDS[kind],
    // Ours come best first, and editors sort by this.
    sortText: String(place).padStart(5, '0'),
    filterText: text,
    textEdit: { range, newText: text },
    ...(detail === null ? {} : { detail: printableLine(detail) }),
    ...(about === null ? {} : { documentation: markdown(about) }),
  };
}

function calledOffBy(token: CancellationToken): Revocable {
  const calledOff = new Revocable();
  if (token.isCancellationRequested) calledOff.revoke();
  else token.onCancellationRequested(() => calledOff.revoke());
  return calledOff;
}

/** An action as the protocol has it; null: this editor could do nothing with it. */
async function shownAction(action: EditorAction, document: TextDocument, { abilities, host }: Parts): Promise<CodeAction | null> {
  const { makesFiles, showsRefused } = abilities();
  const title = printableLine(action.title);
  const kind = action.kind === 'fix' ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite;
  if (action.refused !== null) return showsRefused ? { title, kind, disabled: { reason: printableLine(action.refused) } } : null;
  if (action.file === null) {
    const edits = action.edits.map(({ start, end, text }) => ({ range: rangeOf(document, { start, end }), newText: text }));
    return { title, kind, edit: { changes: { [document.uri]: edits } } };
  }
  if (!makesFiles) return null;
  const edit = await newFile(document.uri, action.file, host);
  return edit === null ? null : { title, kind, edit };
}
