import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { editorClient } from '../../../support/editor-client.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

it('talks over the standard streams of a process, has proofs done in a thread, and ends with it', {
  timeout: 120_000,
}, async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'lsp', '--stdio'], { cwd: root });
  let err = '';
  child.stderr.on('data', (text) => {
    err += text;
  });
  const code = new Promise((resolve) => child.on('exit', resolve));
  const client = editorClient(child.stdout, child.stdin);
  const { serverInfo } = await client.protocol.sendRequest<{ readonly serverInfo: object }>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  expect(serverInfo).toMatchObject({ name: 'eqlibrium' });
  await client.protocol.sendNotification('initialized', {});
  await client.open('file:///nc.eql', 'process where process.name : ("nc", "n*")');
  const [covered] = await client.until('file:///nc.eql', (problems) => problems.length > 0);
  expect(covered).toMatchObject({
    code: 'lint-value-covered',
    codeDescription: { href: expect.stringMatching(/^file:.*docs\/codes\.md#L\d+$/) },
  });
  await client.protocol.sendRequest('shutdown');
  await client.protocol.sendNotification('exit');
  expect(await code).toBe(0);
  expect(err).toBe('');
});
