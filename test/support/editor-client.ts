import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type Ran, run, type World } from './memory-host.ts';

/** An editor that talks to the language server. */
export interface EditorClient {
  readonly protocol: ProtocolConnection;
  /** What was shown to the person. */
  readonly messages: readonly string[];
  /** Every list of problems that was told of a document, in order. */
  readonly told: (uri: string) => readonly PublishDiagnosticsParams[];
  /** Resolves when the last list that was told of a document is such. */
  readonly until: (uri: string, isSuch: (problems: readonly Diagnostic[]) => boolean) => Promise<readonly Diagnostic[]>;
  readonly open: (uri: string, text: string, version?: number) => Promise<void>;
}

/** An editor at the other ends of these streams. `settings` is what it answers when it is asked for them. */
export function editorClient(from: Readable, to: Writable, settings: () => unknown = () => null): EditorClient {
  const protocol = createProtocolConnection(new StreamMessageReader(from), new StreamMessageWriter(to));
  const messages: string[] = [];
  const lists = new Map<string, PublishDiagnosticsParams[]>();
  const wake: (() => void)[] = [];
  protocol.onNotification('textDocument/publishDiagnostics', (list: PublishDiagnosticsParams) => {
    lists.set(list.uri, [...(lists.get(list.uri) ?? []), list]);
    for (const call of wake.splice(0)) call();
  });
  protocol.onNotification('window/showMessage', ({ message }: { readonly message: string }) => {
    messages.push(message);
  });
  protocol.onRequest('workspace/configuration', async () => [await settings()]);
  protocol.listen();
  return {
    protocol,
    messages,
    told: (uri) => lists.get(uri) ?? [],
    async until(uri, isSuch) {
      for (;;) {
        const last = lists.get(uri)?.at(-1);
        if (last !== undefined && isSuch(last.diagnostics)) return last.diagnostics;
        await new Promise<void>((resolve) => {
          wake.push(resolve);
        });
      }
    },
    open: (uri, text, version = 1) =>
      protocol.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'eql', version, text } }),
  };
}

/** The abilities of an editor that has all of those that matter. */
export const ABLE = {
  workspace: { configuration: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
  textDocument: { codeAction: { disabledSupport: true } },
};

interface Session {
  readonly client: EditorClient;
  readonly ran: Promise<Ran>;
  readonly input: PassThrough;
  /** Takes its leave as the protocol has it. */
  readonly leave: () => Promise<Ran>;
}

/** The language server in memory, with an editor that has said hello. */
export async function editorSession(
  words: readonly string[] = [],
  world: World = {},
  settings: () => unknown = () => null,
  capabilities: object = ABLE,
): Promise<Session> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ran = run(['lsp', ...words], { ...world, channel: { input, output } });
  const client = editorClient(output, input, settings);
  await client.protocol.sendRequest('initialize', { processId: null, rootUri: 'file:///rules', capabilities });
  await client.protocol.sendNotification('initialized', {});
  const leave = async (): Promise<Ran> => {
    await client.protocol.sendRequest('shutdown');
    await client.protocol.sendNotification('exit');
    return await ran;
  };
  return { client, ran, input, leave };
}
