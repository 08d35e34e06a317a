import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type EditorProblem, problemsOf } from '../../editor/problems.ts';
import type { EditorSettings } from '../../editor/settings.ts';
import type { CodePages } from './code-pages.ts';
import type { Readings } from './documents.ts';
import { shownProblem } from './shown.ts';
import { Revocable, type SlowWork } from './slow-work.ts';

/** Tells an editor of problems, as texts change. */
export interface Telling {
  /** The text, or how it is read, is another: what is told of it follows when nobody types for a moment. */
  changed(document: TextDocument): void;
  closed(document: TextDocument): void;
  /** What was told last of the text as it stands; empty: nothing was. */
  told(document: TextDocument): readonly EditorProblem[];
  end(): void;
}

/** Milliseconds without a key before a text is looked at, and before proofs about it begin. */
const PAUSE = 60;
const LONGER_PAUSE = 400;

interface Looking {
  readonly calledOff: Revocable;
  readonly timers: NodeJS.Timeout[];
  version: number;
  told: readonly EditorProblem[];
}

/** First what reading tells, then all of it, with what proofs find. A text that moves on calls off the work on the one before. */
export function createTelling(
  connection: Connection,
  readings: Readings,
  work: SlowWork,
  settings: () => EditorSettings,
  pages: CodePages,
): Telling {
  const looking = new Map<string, Looking>();

  function callOff(uri: string): void {
    const known = looking.get(uri);
    if (known === undefined) return;
    for (const timer of known.timers) clearTimeout(timer);
    known.calledOff.revoke();
    looking.delete(uri);
  }

  function tell(document: TextDocument, own: Looking, problems: readonly EditorProblem[]): void {
    own.told = problems;
    own.version = document.version;
    void connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: problems.map((problem) => shownProblem(document, problem, pages(problem.code))),
    });
  }

  async function lookCloser(document: TextDocument, own: Looking): Promise<void> {
    const { text, name, settings: read } = readings.of(document, settings());
    const answer = await work.carryOut({ text, name, settings: read, span: null }, own.calledOff);
    if (answer !== null && looking.get(document.uri) === own) tell(document, own, answer.problems);
  }

  return {
    changed(document) {
      callOff(document.uri);
      const own: Looking = { calledOff: new Revocable(), timers: [], version: -1, told: [] };
      looking.set(document.uri, own);
      own.timers.push(
        setTimeout(() => tell(document, own, problemsOf(readings.of(document, settings()))), PAUSE),
        setTimeout(() => void lookCloser(document, own), LONGER_PAUSE),
      );
    },
    closed({ uri }) {
      callOff(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    told({ uri, version }) {
      const own = looking.get(uri);
      return own?.version === version ? own.told : [];
    },
    end() {
      for (const uri of [...looking.keys()]) callOff(uri);
    },
  };
}
