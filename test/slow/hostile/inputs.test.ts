import { execFile, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NETCAT, startedProcesses } from '../../support/rule-files.ts';
import { ROOT } from '../../support/source-tree.ts';

const good = startedProcesses('nc');
const MEGABYTE = 1 << 20;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eqlibrium-'));
  writeFileSync(join(folder, 'nc.eql'), NETCAT);
  writeFileSync(join(folder, 'all.eql'), 'any where true');
  // The most memory that the process ever held, in kilobytes, is left in a file.
  const note = `writeFileSync('${join(folder, 'memory')}', /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])`;
  writeFileSync(
    join(folder, 'note.mjs'),
    `import { readFileSync, writeFileSync } from 'node:fs'; process.on('exit', () => ${note});`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A script for the shell in which `eqlibrium` is the command, and `$DIR` the folder of the files. */
function shell(script: string): Promise<Ended> {
  const define = `eqlibrium() { "${process.execPath}" --import tsx --import "$DIR/note.mjs" "${ROOT}/src/cli/main.ts" "$@"; }`;
  return new Promise((resolve) => {
    const options = { cwd: ROOT, timeout: 100_000, maxBuffer: 1 << 28, env: { ...process.env, DIR: folder } };
    execFile('bash', ['-c', `set -o pipefail\n${define}\n${script}`], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

function megabytesHeld(): number {
  return Number(readFileSync(join(folder, 'memory'), 'utf8')) / 1024;
}

/** How many events of a file match, and what is said. */
async function counted(bytes: Uint8Array | string) {
  writeFileSync(join(folder, 'events'), bytes);
  const { code, out, err } = await shell('eqlibrium match "$DIR/nc.eql" "$DIR/events" --count --json');
  const { rules, events, badLines } = JSON.parse(out);
  return { code, err, matches: rules[0].matches, events, bad: badLines.map((line: { readonly reason: string }) => line.reason) };
}

/** A frame of zstd whose blocks are the bytes as they are. */
function zstdFrame(text: string): Buffer {
  const bytes = Buffer.from(text);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  const block = Buffer.alloc(3);
  block.writeUIntLE((bytes.length << 3) | 1, 0, 3);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), size, block, bytes]);
}

describe('a file of events', () => {
  it('is read around a line of 100 MB, in less memory than that', async () => {
    const output = createWriteStream(join(folder, 'events'));
    output.write(`${good}{"x":"`);
    for (let at = 0; at < 100; at++) output.write('x'.repeat(MEGABYTE));
    output.end(`"}\n${good}`);
    await finished(output);
    const { code, out } = await shell('eqlibrium match "$DIR/nc.eql" "$DIR/events" --count --json');
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, events: 2, badLines: [{ reason: 'too-long', lineNumber: 2 }] });
    expect(megabytesHeld()).toBeLessThan(400);
  });

  const twice = `${good}${good}`;
  const accented = Buffer.from(good.replace('"nc"', '"nc","args":"\u00e9"'));
  const inLetter = accented.indexOf(0xc3) + 1;
  it.each([
    ['in a line', Buffer.from(twice).subarray(0, -9), { code: 0, matches: 1, bad: ['invalid-json'] }],
    [
      'in a character',
      Buffer.concat([Buffer.from(good), accented.subarray(0, inLetter)]),
      { code: 0, matches: 1, bad: ['invalid-utf-8'] },
    ],
    ['in a member of gzip', Buffer.concat([gzipSync(twice), gzipSync(good).subarray(0, 20)]), { code: 2 }],
    ['in a frame of zstd', Buffer.concat([zstdFrame(twice), zstdFrame(good).subarray(0, 20)]), { code: 2 }],
  ])('that is cut %s gives what stands before', async (_, bytes, expected) => {
    const found = await counted(bytes);
    expect(found).toMatchObject(expected);
    expect(found.matches).toBeGreaterThanOrEqual(1);
    if (expected.code === 2) expect(found).toMatchObject({ matches: 2, err: expect.stringContaining('is cut off') });
  });

  it.each([
    ['NUL bytes between lines', `${good}\0\0\0\n${good}`, 2, ['invalid-json']],
    ['NUL bytes in a string', `${good}${good.replace('"nc"', '"nc\0"')}${good}`, 2, ['invalid-json']],
    ['NUL bytes behind the last line', `${good}${good}${'\0'.repeat(5000)}`, 2, ['invalid-json']],
    ['a mark of its encoding', `\ufeff${good}${good}`, 2, []],
    ['CR LF', `${good}${good}`.replaceAll('\n', '\r\n'), 2, []],
    ['a mark, CR LF and no line end', `\ufeff${good}${good}`.trimEnd().replaceAll('\n', '\r\n'), 2, []],
  ])('with %s is read', async (_, text, matches, bad) => {
    expect(await counted(text)).toMatchObject({ code: 0, matches, bad });
  });
});

describe('a run', () => {
  it.each(['1', '2'])('that is interrupted tells what it found until then, and ends with 130: in %s threads', async (threads) => {
    const words = ['match', join(folder, 'nc.eql'), '-', '--threads', threads];
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], { cwd: ROOT });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    let [out, err] = ['', ''];
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdin.write(good);
    for await (const data of child.stdout) {
      out += data;
      if (out.endsWith('\n')) child.kill('SIGINT');
    }
    expect({ code: await ended, lines: out.split('\n').length - 1 }).toEqual({ code: 130, lines: 1 });
    expect(err).toContain('interrupted: the answer is for 1 event read until then');
  });

  it.each(['1', '2'])(
    'of which every event matches holds no more for a slow reader than for a quick one: in %s threads',
    async (threads) => {
      const many = gzipSync(good.repeat(2000));
      writeFileSync(join(folder, 'many.gz'), Buffer.concat(Array.from({ length: 500 }, () => many)));
      const command = `eqlibrium match "$DIR/all.eql" "$DIR/many.gz" --threads ${threads}`;
      expect((await shell(`${command} > /dev/null`)).code).toBe(0);
      const quick = megabytesHeld();
      const { code, out } = await shell(`${command} | (sleep 8; wc -lc)`);
      const [lines = 0, bytes = 0] = out.trim().split(/\s+/).map(Number);
      expect({ code, lines }).toEqual({ code: 0, lines: 1_000_000 });
      expect(bytes / MEGABYTE).toBeGreaterThan(100);
      expect(megabytesHeld() - quick).toBeLessThan(80);
    },
  );
});
