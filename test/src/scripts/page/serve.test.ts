import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePage } from '../../../../src/scripts/page/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-serve-'));
let server: Server;
let port = 0;
beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), 'the page');
  const served = await servePage(folder, 0);
  server = served.server;
  port = Number(new URL(served.address).port);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** What is answered to a request of any shape. */
async function answerTo(target: string): Promise<string> {
  const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}

describe('the server of the page', () => {
  it('answers whatever is asked of it, and goes on', async () => {
    for (const target of ['//', '//[', 'http://[', '/%', '/..%2f..%2fetc/passwd', '/no', '*'])
      expect({ target, answer: (await answerTo(target)).slice(0, 12) }).toEqual({ target, answer: 'HTTP/1.1 404' });
    expect(await answerTo('/?x')).toMatch(/^HTTP\/1\.1 200[\s\S]*the page/);
  });
});
