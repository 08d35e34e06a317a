import {
  cursorDocEnd,
  cursorDocStart,
  history,
  historyKeymap,
  insertNewlineKeepIndent,
  selectAll,
  selectDocEnd,
  selectDocStart,
} from '@codemirror/commands';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, StateEffect, StateField, Transaction } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Stretch, Token } from '../work/work.ts';
import { APPEARANCE } from './appearance.ts';

/** The editor of the rule. What its words are and what is wrong comes from a worker, so that typing waits for nothing. */
export interface Editor {
  text(): string;
  /** Replaces all of it, which can be undone. */
  replace(text: string): void;
  /** What the worker read of a text; of another text than stands here it is left aside. Marks that are null stay as they are. */
  tell(text: string, tokens: readonly Token[], marks: readonly Mark[] | null): void;
  /** Marks a place, and brings it into view. */
  show(place: Stretch): void;
  destroy(): void;
}

/** Something told at a place of the text. */
export interface Mark extends Stretch {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/**
 * What a browser does not do by itself in a text of which it sees but a part; all else it does. The whole table of keys would bring a library
 * of grammars along, which is a tenth of the first load.
 */
const KEYS = [
  { key: 'Mod-a', run: selectAll },
  { key: 'Mod-Home', run: cursorDocStart, shift: selectDocStart },
  { key: 'Mod-End', run: cursorDocEnd, shift: selectDocEnd },
  { key: 'Enter', run: insertNewlineKeepIndent },
];

const setTokens = StateEffect.define<readonly Token[]>();
const setShown = StateEffect.define<Stretch | null>();

/** Tokens stay with their letters until the worker has read the text anew. */
const tokenField = decorationField((value, effect, length) =>
  effect.is(setTokens)
    ? Decoration.set(
        inside(effect.value, length).map(({ from, to, kind }) => Decoration.mark({ class: `token-${kind}` }).range(from, to)),
      )
    : value,
);

const shownField = decorationField((value, effect, length) => {
  if (!effect.is(setShown)) return value;
  const places = effect.value === null ? [] : inside([effect.value], length);
  return Decoration.set(places.map(({ from, to }) => Decoration.mark({ class: 'shown' }).range(from, to)));
});

function decorationField(
  next: (value: DecorationSet, effect: StateEffect<unknown>, length: number) => DecorationSet,
): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (value, transaction) =>
      transaction.effects.reduce((set, effect) => next(set, effect, transaction.newDoc.length), value.map(transaction.changes)),
    provide: (field) => EditorView.decorations.from(field),
  });
}

/** Those that are in the text and not empty. */
function inside<Place extends Stretch>(places: readonly Place[], length: number): readonly Place[] {
  return places.filter(({ from, to }) => from < to && to <= length);
}

/** @param changed Is told each time that somebody edits the text. */
export function openEditor(parent: HTMLElement | ShadowRoot, text: string, label: string, changed: () => void): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        lintGutter(),
        tokenField,
        shownField,
        EditorView.lineWrapping,
        // Tab leaves the editor, as it leaves any field: whoever uses the keyboard alone must get out.
        keymap.of([...KEYS, ...historyKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        // Of files the page reads one as the rule; the editor would put its text between what stands there.
        EditorView.domEventHandlers({ drop: ({ dataTransfer }) => (dataTransfer?.files.length ?? 0) > 0 }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && changed()),
        APPEARANCE,
      ],
    }),
  });

  return {
    text: () => view.state.doc.toString(),
    replace(next) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        selection: { anchor: 0 },
        scrollIntoView: true,
        annotations: Transaction.userEvent.of('input.replace'),
      });
    },
    tell(read, tokens, marks) {
      if (view.state.doc.toString() !== read) return;
      const { length } = view.state.doc;
      view.dispatch({ effects: setTokens.of(tokens) });
      if (marks === null) return;
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.map((mark) => markOf(mark, length)),
        ),
      );
    },
    show(place) {
      view.dispatch({
        effects: [setShown.of(place), EditorView.scrollIntoView(Math.min(place.from, view.state.doc.length), { y: 'center' })],
      });
    },
    destroy: () => view.destroy(),
  };
}

function markOf({ from, to, severity, message }: Mark, length: number): Diagnostic {
  const start = Math.min(from, length);
  return {
    from: start,
    to: Math.min(Math.max(to, start), length),
    severity,
    message,
  };
}
