import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
]);

/** The page runs what the host gave, asks nobody for anything, and stands in no frame. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Rules are run as code that is made of them, in workers alone, and those reach no network at all but their own parts. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' data: 'unsafe-eval' 'wasm-unsafe-eval'";
/** What keeps the page for a time without network fetches its files once. */
const KEEPER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** Serves a folder on loopback, with the policies that a host should send. Port 0: any that is free. */
export async function servePage(folder: string, port: number): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    void answer();

    async function answer(): Promise<void> {
      const file = fileOf(folder, request.url ?? '/');
      const found = file === null ? null : await stat(file).catch(() => null);
      if (file === null || found?.isFile() !== true || !/^(?:GET|HEAD)$/.test(request.method ?? '')) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('there is no such file\n');
        return;
      }
      response.writeHead(200, headersOf(file));
      if (request.method === 'HEAD') response.end();
      // A file that a new build replaces meanwhile ends this answer, and nothing else.
      else
        createReadStream(file)
          .on('error', () => response.destroy())
          .pipe(response);
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const { port: found } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${found}/`, server };
}

/** The file of an address; null: it would be outside of the folder, or is no address. */
function fileOf(folder: string, address: string): string | null {
  try {
    const wanted = normalize(decodeURIComponent(new URL(address, 'http://localhost').pathname));
    return wanted.includes('\0') || wanted.includes('..')
      ? null
      : join(folder, wanted.endsWith('/') ? `${wanted}index.html` : wanted);
  } catch {
    return null;
  }
}

function headersOf(file: string): Record<string, string> {
  const policy = /[/\\]worker-[^/\\]*\.js$/.test(file)
    ? WORKER_POLICY
    : /[/\\]offline\.js$/.test(file)
      ? KEEPER_POLICY
      : PAGE_POLICY;
  return {
    'content-type': TYPES.get(extname(file)) ?? 'application/octet-stream',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}
