import {
  type Connection,
  createConnection,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditorSettings } from '../../editor/settings.ts';
import { VERSION } from '../../version.ts';
import { EXIT, type ExitCode, type Host } from '../host/host.ts';
import { type Abilities, abilitiesOf } from './abilities.ts';
import { answerRequests } from './answers.ts';
import { codePages } from './code-pages.ts';
import { createTelling } from './diagnostics.ts';
import { nameOf, Readings } from './documents.ts';
import { warn } from './messages.ts';
import { type LspOptions, settingsFrom } from './settings.ts';
import { LEGEND } from './shown.ts';
import { createSlowWork } from './slow-work.ts';

/** Talks to an editor until it leaves. Resolves to 0 when it took its leave as the protocol has it, else to 1. */
export async function serveEditor(options: LspOptions, host: Host): Promise<ExitCode> {
  const pages = await codePages(host);
  let { settings } = await settingsFrom(undefined, options, null, host);
  let root: string | null = null;
  let abilities: Abilities = { makesFiles: false, showsRefused: false };
  let asksForSettings = false;
  let given: unknown = null;
  const { input, output } = host.openChannel();
  const ended = leaving();
  const connection = createConnection((logger) => {
    const protocol = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output), logger);
    protocol.onClose(() => ended.watchDog.exit(ended.watchDog.shutdownReceived ? EXIT.ok : EXIT.disagreement));
    return protocol;
  }, ended.watchDog);
  const documents = new TextDocuments(TextDocument);
  const readings = new Readings(host);
  const work = createSlowWork(host.startEditorThread);
  const current = { settings: (): EditorSettings => settings, abilities: (): Abilities => abilities };
  const telling = createTelling(connection, readings, work, current.settings, pages);

  let asking = 0;
  /** Settings take their time to come and to be read: those that were asked for last hold. */
  async function take(next: () => Promise<unknown>): Promise<void> {
    const own = ++asking;
    const read = await settingsFrom(await next(), options, root, host);
    if (own !== asking) return;
    settings = read.settings;
    for (const problem of read.problems) warn(connection, problem);
    for (const document of documents.all()) telling.changed(document);
  }

  connection.onInitialize((parameters) => {
    root = rootOf(parameters);
    abilities = abilitiesOf(parameters);
    asksForSettings = parameters.capabilities.workspace?.configuration === true;
    given = parameters.initializationOptions;
    return INITIALIZED;
  });
  connection.onInitialized(() => {
    void take(async () => (asksForSettings ? ((await asked(connection)) ?? given) : given));
  });
  connection.onDidChangeConfiguration(({ settings: all }) => {
    void take(async () => (asksForSettings ? await asked(connection) : sectionOf(all)));
  });
  documents.onDidChangeContent(({ document }) => telling.changed(document));
  documents.onDidClose(({ document }) => telling.closed(document));
  answerRequests({ connection, documents, readings, work, host, telling, ...current });
  documents.listen(connection);
  connection.listen();
  const code = await ended.code;
  telling.end();
  await work.close();
  // What was answered just before has its turn to be written.
  await new Promise((resolve) => setImmediate(resolve));
  connection.dispose();
  return code;
}

/** When the editor leaves: the library is told by this object, and never ends the process. */
function leaving() {
  let resolve: (code: ExitCode) => void = () => {};
  const code = new Promise<ExitCode>((found) => {
    resolve = found;
  });
  const watchDog = {
    shutdownReceived: false,
    initialize: () => {},
    exit: (ending: number) => resolve(ending === 0 ? EXIT.ok : EXIT.disagreement),
  };
  return { code, watchDog };
}

/** Letters that begin something that can be completed. */
const TRIGGERS = ['.', '"', '|', ':', '('];

const INITIALIZED: InitializeResult = {
  serverInfo: { name: 'eqlibrium', version: VERSION },
  capabilities: {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: TRIGGERS },
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite'] },
    documentSymbolProvider: true,
    documentFormattingProvider: true,
    semanticTokensProvider: { legend: LEGEND, full: true },
  },
};

function rootOf({ workspaceFolders, rootUri }: InitializeParams): string | null {
  const uri = workspaceFolders?.[0]?.uri ?? rootUri;
  return typeof uri === 'string' && uri.startsWith('file:') ? nameOf(uri) : null;
}

const SECTION = 'eqlibrium';

async function asked(connection: Connection): Promise<unknown> {
  return await connection.workspace.getConfiguration(SECTION).catch(() => null);
}

function sectionOf(all: unknown): unknown {
  return typeof all === 'object' && all !== null && SECTION in all ? all[SECTION] : all;
}
