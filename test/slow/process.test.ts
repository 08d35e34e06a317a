import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { NETCAT, startedProcesses } from '../support/rule-files.ts';
import { ROOT } from '../support/source-tree.ts';

/** The command as a shell runs it; `eqlibrium` stands for it. */
function shell(script: string): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const define = `eqlibrium() { "${process.execPath}" --import tsx "${ROOT}/src/cli/main.ts" "$@"; }`;
  return new Promise((resolve) => {
    const options = { cwd: ROOT, timeout: 25_000, maxBuffer: 1 << 28, env: { ...process.env, DIR: folder } };
    execFile('bash', ['-c', `set -o pipefail\n${define}\n${script}`], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eqlibrium-'));
  writeFileSync(join(folder, 'nc.eql'), NETCAT);
  writeFileSync(join(folder, 'events.ndjson'), startedProcesses('nc', 'sh', 'nc'));
  writeFileSync(join(folder, 'many.ndjson.gz'), gzipSync(startedProcesses('nc').repeat(100_000)));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the process', () => {
  it('answers --version', async () => {
    expect(await shell('eqlibrium --version')).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it('ends quietly and well when the reader of its output goes away', async () => {
    const { code, stdout, stderr } = await shell('eqlibrium match "$DIR/nc.eql" "$DIR/many.ndjson.gz" | head -n 1');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/\n/g)).toHaveLength(1);
  });

  it('does so when the reader of its messages goes away', async () => {
    expect(await shell('eqlibrium check --no-such 2>&1 >/dev/null | true; echo $PIPESTATUS')).toMatchObject({
      stdout: '2\n',
    });
  });

  it('reads a rule or events from standard input, gzip too, and from a pipe named as a file', async () => {
    const one = await shell('eqlibrium match - "$DIR/events.ndjson" < "$DIR/nc.eql"');
    const two = await shell('eqlibrium match "$DIR/nc.eql" < "$DIR/events.ndjson"');
    const three = await shell('gzip -c "$DIR/events.ndjson" | eqlibrium match "$DIR/nc.eql" -');
    const four = await shell('eqlibrium match "$DIR/nc.eql" <(cat "$DIR/events.ndjson")');
    expect(one.stdout.match(/\n/g)).toHaveLength(2);
    for (const { stdout } of [two, three]) expect(stdout).toBe(one.stdout.replaceAll('"stdin"', '"nc"'));
    expect(four).toEqual({ code: 0, stdout: two.stdout, stderr: '' });
  });

  it('gives its exit code to the shell', async () => {
    expect((await shell('eqlibrium translate "$DIR/none.eql" --to js')).code).toBe(2);
    expect((await shell('echo "any where startsWith(user.name, user.id)" | eqlibrium translate - --to sigma')).code).toBe(3);
  });

  it('says that a disk is full', async () => {
    const { code, stderr } = await shell('eqlibrium translate "$DIR/nc.eql" --to js > /dev/full');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: cannot write standard output: no space left on the device\n',
    });
  });

  it('checks rules in threads with the report of one thread', async () => {
    const check = (jobs: number): string =>
      `printf '%s' 'file where file.name == "x"' > "$DIR/x.eql"; eqlibrium check "$DIR/nc.eql" "$DIR/x.eql" --events 60 --json --jobs ${jobs}`;
    const [one, two] = await Promise.all([shell(check(1)), shell(check(2))]);
    expect(two.code).toBe(0);
    const withoutTimes = (out: string): string => out.replace(/"milliseconds": \d+/g, '');
    expect(withoutTimes(two.stdout)).toBe(withoutTimes(one.stdout));
    expect(JSON.parse(two.stdout).summary).toMatchObject({ rules: 2, failed: 0, disagreements: 0 });
  });
});
