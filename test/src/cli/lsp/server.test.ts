import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CodeAction, CompletionList, DocumentSymbol, Hover, SemanticTokens } from 'vscode-languageserver-protocol';
import type { EditorAnswer, EditorOrder } from '../../../../src/cli/host/editor-thread.ts';
import { editorClient, editorSession } from '../../../support/editor-client.ts';
import { run } from '../../../support/memory-host.ts';
import { tomlRule } from '../../../support/rule-files.ts';

const URI = 'file:///rules/nc.toml';
const COVERED = 'process where process.name : ("nc", "n*") and proces.pid == 1';
const codesOf = (problems: readonly { readonly code?: unknown }[]): readonly unknown[] => problems.map(({ code }) => code);
const isTold = (code: string) => (problems: readonly { readonly code?: unknown }[]) => codesOf(problems).includes(code);
/** Where the query of `tomlRule` begins. */
const LINE = tomlRule('¦')
  .split('\n')
  .findIndex((line) => line.includes('¦'));
const COLUMN = tomlRule('¦').split('\n')[LINE]?.indexOf('¦') ?? 0;
const place = (offset: number) => ({ line: LINE, character: COLUMN + offset });

describe('the language server', () => {
  it('tells problems with code, link and related places: at once what reading tells, then what is proven', async () => {
    const { client, leave } = await editorSession();
    await client.open(URI, tomlRule(COVERED));
    const [covered, unknown] = await client.until(URI, isTold('lint-value-covered'));
    expect(codesOf(client.told(URI)[0]?.diagnostics ?? [])).toEqual(['unknown-field']);
    expect(covered).toMatchObject({
      code: 'lint-value-covered',
      severity: 2,
      source: 'eqlibrium',
      codeDescription: { href: 'file:///docs/codes.md' },
      range: { start: place(COVERED.indexOf('"nc"')), end: place(COVERED.indexOf('"nc"') + 4) },
      relatedInformation: [{ location: { uri: URI, range: { start: place(COVERED.indexOf('"n*"')) } } }],
    });
    expect(unknown).toMatchObject({ code: 'unknown-field', severity: 2 });
    await client.protocol.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    await client.until(URI, (problems) => problems.length === 0);
    expect((await leave()).exitCode).toBe(0);
  });

  it('follows the text piece by piece, counted in UTF-16 units', async () => {
    const { client, leave } = await editorSession();
    await client.open(URI, tomlRule('process where user.name : "😀" and proces.name : "nc"'));
    await client.until(URI, isTold('unknown-field'));
    const at = place('process where user.name : "😀" and proces'.length);
    const contentChanges = [{ range: { start: at, end: at }, text: 's' }];
    await client.protocol.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges });
    await client.until(URI, (problems) => problems.length === 0);
    expect(client.told(URI).at(-1)?.version).toBe(2);
    await leave();
  });

  it('answers what is asked of a place and of a document', async () => {
    const { client, leave } = await editorSession();
    const query = 'process where event.type == "start" and process.name:"nc"';
    await client.open(URI, tomlRule(query));
    const ask = async <T>(what: string, more: object = {}): Promise<T> =>
      await client.protocol.sendRequest(`textDocument/${what}`, { textDocument: { uri: URI }, ...more });
    const hover = await ask<Hover>('hover', { position: place(query.indexOf('==')) });
    expect(hover).toMatchObject({ contents: { kind: 'markdown', value: expect.stringContaining('letters as written') } });
    const { items } = await ask<CompletionList>('completion', { position: place(query.indexOf('start')) });
    expect(items.find(({ label }) => label === 'end')).toMatchObject({ textEdit: { newText: 'end' } });
    const [symbol] = await ask<DocumentSymbol[]>('documentSymbol');
    expect(symbol).toMatchObject({ name: 'Netcat Started', children: [{ name: 'process where' }] });
    const edits = await ask<object[]>('formatting', { options: { tabSize: 2, insertSpaces: true } });
    expect(edits).toMatchObject([{ newText: 'process where event.type == "start" and process.name : "nc"' }]);
    const { data } = await ask<SemanticTokens>('semanticTokens/full');
    expect(data.slice(0, 5)).toEqual([LINE, COLUMN, 'process'.length, 5, 0]);
    expect(data.length).toBe(5 * 9);
    await leave();
  });

  it('offers what can be done: what is proven, translations as files under free names, and why others are refused', async () => {
    const files = { '/rules/nc.yml': 'taken' };
    const { client, leave } = await editorSession([], { files });
    await client.open(URI, tomlRule(`${COVERED} and process.name regex~ "(a|b)c+"`));
    const actions = await client.protocol.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: place(COVERED.indexOf('"nc"')), end: place(COVERED.length) },
      context: { diagnostics: [] },
    });
    const titled = (title: string) => actions.find((action) => action.title.startsWith(title));
    expect(titled('Mend: value that another covers')).toMatchObject({
      kind: 'quickfix',
      edit: { changes: { [URI]: [{ newText: '' }] } },
    });
    expect(titled('Mark proces.pid optional')?.edit?.changes?.[URI]).toEqual([
      { range: { start: place(COVERED.indexOf('proces.pid')), end: place(COVERED.indexOf('proces.pid')) }, newText: '?' },
    ]);
    expect(titled('Translate to Sigma')?.edit?.documentChanges?.[0]).toEqual({ kind: 'create', uri: 'file:///rules/nc-2.yml' });
    const kql = titled('Translate to KQL');
    expect(kql?.disabled?.reason).toContain('no list of values and wildcards');
    expect(kql?.edit).toBeUndefined();
    await leave();
  });

  it('offers an editor that can make no files no translations, and one that shows no reasons nothing refused', async () => {
    const { client, leave } = await editorSession([], {}, () => null, {});
    await client.open(URI, tomlRule('sequence by host.id [process where true] [file where true]'));
    const actions = await client.protocol.sendRequest('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: place(0), end: place(0) },
      context: { diagnostics: [] },
    });
    expect(actions).toEqual([]);
    await leave();
  });

  it('takes the settings of the editor above its options, and says what is wrong with them', async () => {
    const mapping = JSON.stringify({
      mappings: { properties: { own: { type: 'keyword' }, event: { properties: { category: { type: 'keyword' } } } } },
    });
    let settings: unknown = { mapping: 'm.json', 'strict-fields': true, to: ['lucene'], foldng: 'ascii', folding: 'upper' };
    const { client, leave } = await editorSession(['--to', 'sigma'], { files: { '/rules/m.json': mapping } }, () => settings);
    await client.open(URI, tomlRule('sequence by own [process where own : "a"] [process where process.name : "b"]'));
    const strict = await client.until(URI, isTold('unmapped-field'));
    expect(strict.map(({ severity }) => severity)).toEqual([1]);
    expect(client.messages).toEqual([
      'eqlibrium: there is no setting foldng; did you mean folding?',
      'eqlibrium: the setting folding is ascii or unicode',
    ]);
    settings = { mapping: 'gone.json', to: ['lucene'] };
    await client.protocol.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const lossy = await client.until(URI, isTold('lucene-several-events'));
    expect(lossy.find(({ code }) => code === 'lucene-several-events')?.message).toMatch(/^Lucene query string: /);
    expect(client.messages.at(-1)).toContain('gone.json');
    await leave();
  });

  it('goes by the settings that were asked for last, also where those before come later', async () => {
    const answers: ((settings: unknown) => void)[] = [];
    const asked = () => new Promise((resolve) => answers.push(resolve));
    const { client, leave } = await editorSession([], {}, asked);
    for (let times = 0; times < 2; times++)
      await client.protocol.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await expect.poll(() => answers.length).toBe(3);
    answers[2]?.({ to: ['lucene'] });
    await client.open(URI, tomlRule('sequence by host.id [process where true] [file where true]'));
    await client.until(URI, isTold('lucene-several-events'));
    answers[0]?.({ to: [], foldng: 1 });
    answers[1]?.({ to: [], foldng: 1 });
    const contentChanges = [{ text: tomlRule('sequence by host.id [process where true] [network where true]') }];
    await client.protocol.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges });
    await expect.poll(() => client.told(URI).at(-1)?.version).toBe(2);
    await client.until(URI, isTold('lucene-several-events'));
    expect(client.messages).toEqual([]);
    await leave();
  });

  it('leads from a code to the line that explains it', async () => {
    const files = { '/docs/codes.md': '# Codes\n\n| code | kind |\n| --- | --- |\n| `unknown-field` | warning |\n' };
    const { client, leave } = await editorSession([], { files });
    await client.open(URI, tomlRule('process where proces.name == "nc"'));
    const [unknown] = await client.until(URI, isTold('unknown-field'));
    expect(unknown?.codeDescription).toEqual({ href: 'file:///docs/codes.md#L5' });
    await leave();
  });

  it('says once of a document why a query in it is not laid out', async () => {
    const { client, leave } = await editorSession();
    const uri = 'file:///rules/long.json';
    const query = `process where process.name : (${Array.from({ length: 20 }, (_, at) => `"name-${at}"`).join(', ')})`;
    await client.open(uri, JSON.stringify({ name: 'a', language: 'eql', query }));
    for (let times = 0; times < 2; times++)
      expect(await client.protocol.sendRequest('textDocument/formatting', { textDocument: { uri }, options: {} })).toEqual([]);
    expect(client.messages).toEqual([expect.stringContaining('as within JSON, is not laid out')]);
    await leave();
  });

  it('does not look at texts that nobody sees any more: a thread at work on one is ended', async () => {
    const asked: string[] = [];
    let ended = 0;
    const startEditorThread = () => ({
      ask: async ({ text }: EditorOrder): Promise<EditorAnswer> => {
        asked.push(text);
        return await new Promise((resolve) => text.includes('last') && resolve({ problems: [], actions: [] }));
      },
      close: async () => void ended++,
    });
    const { client, leave } = await editorSession([], { startEditorThread });
    await client.open(URI, 'process where user.name : "first"');
    await expect.poll(() => asked.length).toBe(1);
    for (const [number, name] of ['second', 'third', 'last'].entries())
      await client.protocol.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: number + 2 },
        contentChanges: [{ text: `process where user.name : "${name}"` }],
      });
    await expect.poll(() => asked.length).toBe(2);
    expect(asked.map((text) => /"(\w+)"/.exec(text)?.[1])).toEqual(['first', 'last']);
    expect(ended).toBe(1);
    await leave();
    expect(ended).toBe(2);
  });

  it('lives through documents that mean harm, and places that there are not', async () => {
    // Threads are ended when they take too long; here they never answer.
    const startEditorThread = () => ({ ask: () => new Promise<never>(() => {}), close: async () => {} });
    const { client, leave } = await editorSession([], { startEditorThread });
    const texts = [
      `process where ${'('.repeat(100_000)}`,
      '\u0000\uD800\r\r\n"""',
      `a: &a [${'*a,'.repeat(1_000)}]\nquery: x`,
      `name: x\nlanguage: eql\nquery: ${'"'.repeat(50_001)}`,
    ];
    for (const [number, text] of texts.entries()) {
      const uri = `untitled:${number}`;
      await client.open(uri, text);
      for (const what of ['hover', 'completion', 'documentSymbol', 'semanticTokens/full', 'formatting'])
        await client.protocol.sendRequest(`textDocument/${what}`, {
          textDocument: { uri },
          position: { line: 99, character: 9_999 },
          options: {},
        });
      await client.until(uri, (problems) => problems.length > 0);
    }
    expect(
      await client.protocol.sendRequest('textDocument/hover', { textDocument: { uri: 'x:y' }, position: place(0) }),
    ).toBeNull();
    expect((await leave()).exitCode).toBe(0);
  }, 60_000);
});

describe('its messages', () => {
  const framed = (message: object, header = ''): Buffer => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n${header}\r\n`), body]);
  };
  const hello = { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } };
  const content = 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n';

  it('may have both headers, come in one piece, or letter by letter, and are answered in kind', async () => {
    for (const cut of [Number.POSITIVE_INFINITY, 1]) {
      const [input, output] = [new PassThrough(), new PassThrough()];
      const ran = run(['lsp', '--stdio'], { channel: { input, output } });
      const all = Buffer.concat([
        framed(hello, content),
        framed({ id: 'é', method: 'shutdown' }),
        framed({ method: 'exit' }, content),
      ]);
      for (let at = 0; at < all.length; at += cut) input.write(all.subarray(at, at + cut));
      expect((await ran).exitCode).toBe(0);
      // One piece a read, on the newest Node.
      const pieces: Buffer[] = [];
      for (let piece = output.read(); piece !== null; piece = output.read()) pieces.push(piece);
      const text = String(Buffer.concat(pieces));
      expect(text).toMatch(/^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2.0","id":1,"result":\{"serverInfo"/);
      expect(text).toContain('"id":"é","result":null');
    }
  });

  it('end the command with 1 where the editor goes without a word, and where it never said that it would', async () => {
    for (const leave of ['exit', 'end'] as const) {
      const [input, output] = [new PassThrough(), new PassThrough()];
      const ran = run(['lsp'], { channel: { input, output } });
      const client = editorClient(output, input);
      await client.protocol.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
      if (leave === 'exit') await client.protocol.sendNotification('exit');
      else input.end();
      expect((await ran).exitCode).toBe(1);
    }
  });

  it('are no use where a target is asked for that there is not', async () => {
    const { exitCode, err } = await run(['lsp', '--to', 'sigm']);
    expect(exitCode).toBe(2);
    expect(err).toContain('did you mean sigma?');
  });
});
