import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Opened, openDocument } from '../../editor/open.ts';
import type { EditorSettings } from '../../editor/settings.ts';
import type { Host } from '../host/host.ts';
import { tookTooLong } from '../host/time-limit.ts';

/** Milliseconds that reading a text may take while somebody waits for a key to show. */
export const QUICK = 2_000;

/** Documents as they were read last. */
export class Readings {
  private readonly known = new WeakMap<
    TextDocument,
    { readonly version: number; readonly settings: EditorSettings; readonly opened: Opened }
  >();
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
  }

  /** The document as it stands now; read once for each version and settings. */
  of(document: TextDocument, settings: EditorSettings): Opened {
    const known = this.known.get(document);
    if (known?.version === document.version && known.settings === settings) return known.opened;
    const [text, name] = [document.getText(), nameOf(document.uri)];
    const read = this.host.withinTime(() => openDocument(text, name, settings), QUICK);
    const opened: Opened = read.ended
      ? read.value
      : {
          text,
          name,
          settings,
          queries: [],
          problems: [tookTooLong('reading the document', QUICK, { start: 0, end: 1 })],
          warnings: [],
        };
    this.known.set(document, { version: document.version, settings, opened });
    return opened;
  }
}

/** The path of a document that is a file; of another, its address. */
export function nameOf(uri: string): string {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
  } catch {
    return uri;
  }
}
