import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/cli/host/host.ts';
import { createNodeHost } from '../../../src/cli/node-host.ts';

const host = createNodeHost();
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eqlibrium-'));
  mkdirSync(join(folder, 'rules/deep/node_modules'), { recursive: true });
  for (const file of ['b.toml', 'a.eql', 'notes.pdf', 'deep/c.json', 'deep/node_modules/d.json']) {
    writeFileSync(join(folder, 'rules', file), 'any where true');
  }
  symlinkSync(join(folder, 'rules'), join(folder, 'rules/deep/loop'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of host.readChunks(join(folder, name))) chunks.push(chunk.slice());
  return Buffer.concat(chunks).toString('utf8');
}

describe('a file of several chunks', () => {
  it('is read into memory that is filled anew, while one chunk is looked at the next', async () => {
    const bytes = Uint8Array.from({ length: 3_500_000 }, (_, at) => (at * 31 + (at >> 12)) & 255);
    writeFileSync(join(folder, 'large'), bytes);
    const memory = new Set<ArrayBufferLike>();
    let at = 0;
    for await (const chunk of host.readChunks(join(folder, 'large'))) {
      memory.add(chunk.buffer);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(Buffer.compare(chunk, bytes.subarray(at, at + chunk.length))).toBe(0);
      at += chunk.length;
    }
    expect([at, memory.size]).toEqual([bytes.length, 2]);
  });
});

async function usageError(action: () => Promise<unknown>): Promise<string> {
  const error: unknown = await action().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError)) throw new Error(`no usage error: ${String(error)}`);
  return error.message.replaceAll(folder, '.');
}

/** Three lines in a frame of zstd, and another line in another. */
const FRAMES = ['KLUv/SAYdQAAQHsiYSI6MX0KAQBDChc=', 'KLUv/SAIQQAAeyJiIjoyfQo='].map((frame) => Buffer.from(frame, 'base64'));

describe('files packed with zstd', () => {
  it('are unpacked, frame by frame', async () => {
    writeFileSync(join(folder, 'two.zst'), Buffer.concat(FRAMES));
    expect(await read('two.zst')).toBe(`${'{"a":1}\n'.repeat(3)}{"b":2}\n`);
    const packed: number[] = [];
    const reading = host.readChunks(join(folder, 'two.zst'), (bytes) => void packed.push(bytes))[Symbol.asyncIterator]();
    while ((await reading.next()).done !== true);
    expect(packed).toEqual([await host.sizeOf(join(folder, 'two.zst'))]);
  });

  it('give all there is before they say that they are cut or damaged', async () => {
    const [first = Buffer.of(), second = Buffer.of()] = FRAMES;
    const broken: [string, Buffer, RegExp, number][] = [
      ['cut.zst', Buffer.concat([first, second.subarray(0, -2)]), /^cannot read .*: the zstd data is cut off$/, 24],
      ['frame.zst', first.subarray(0, 6), /: the zstd data is cut off$/, 0],
      ['tail.zst', Buffer.concat([first, Buffer.from('no frame')]), /: the zstd data is damaged \(.+\)$/, 24],
    ];
    for (const [name, bytes, words, size] of broken) {
      writeFileSync(join(folder, name), bytes);
      let got = 0;
      const reading = async (): Promise<void> => {
        for await (const chunk of host.readChunks(join(folder, name))) got += chunk.length;
      };
      expect(await usageError(reading)).toMatch(words);
      expect(got).toBeGreaterThanOrEqual(size);
    }
  });
});

describe('files of a real process', () => {
  it('that cannot be written say why', async () => {
    expect(await usageError(() => host.writeFile(join(folder, 'none/a.html'), ''))).toBe(
      'cannot write ./none/a.html: its folder does not exist',
    );
    expect(await usageError(() => host.writeFile(join(folder, 'rules'), ''))).toBe('cannot write ./rules: it is a folder');
    // A system with /proc lets nobody make files in it, and says that there is no such file.
    const refused = existsSync('/proc/self') ? await usageError(() => host.writeFile('/proc/x', '')) : 'cannot write /proc/x: ';
    expect(refused).toMatch(/^cannot write \/proc\/x: (?!its folder does not exist)/);
  });

  it('of a folder are followed through links, each once, and what leads nowhere is told', async () => {
    const mounted = join(folder, 'mounted');
    mkdirSync(join(mounted, '..data/deep'), { recursive: true });
    for (const file of ['a.EQL', 'b.yaml', 'c.Yml', 'd.asciidoc', 'deep/e.json', 'no.pdf'])
      writeFileSync(join(mounted, '..data', file), 'any where true');
    for (const file of ['a.EQL', 'b.yaml', 'c.Yml', 'd.asciidoc', 'deep', 'no.pdf'])
      symlinkSync(join('..data', file), join(mounted, file));
    symlinkSync('a.EQL', join(mounted, 'again.eql'));
    symlinkSync('gone.eql', join(mounted, 'x.eql'));
    symlinkSync('circle.toml', join(mounted, 'circle.toml'));
    symlinkSync('gone', join(mounted, 'folder'));
    symlinkSync('gone.pdf', join(mounted, 'gone.pdf'));
    symlinkSync('..', join(mounted, 'deep/up'));
    const { files, unreadable } = await host.expand(mounted);
    expect(files.map((file) => file.replace(`${mounted}/`, ''))).toEqual([
      'a.EQL',
      'b.yaml',
      'c.Yml',
      'd.asciidoc',
      'deep/e.json',
    ]);
    expect(unreadable.map((line) => line.replace(mounted, '.'))).toEqual([
      'cannot read ./circle.toml: the link leads in a circle',
      'cannot read ./folder: no such file or folder',
      'cannot read ./x.eql: no such file or folder',
    ]);
    const glob = await host.expand(join(mounted, '*.eql'));
    expect(glob.files.map((file) => file.replace(`${mounted}/`, ''))).toEqual(['again.eql']);
  });

  it('are found in folders and by globs, sorted, without entering packages or a folder twice', async () => {
    const found = async (pattern: string) => {
      const { files, many } = await host.expand(join(folder, pattern));
      return [many, ...files.map((file) => file.replace(`${folder}/`, ''))];
    };
    expect(await found('rules/')).toEqual([true, 'rules/a.eql', 'rules/b.toml', 'rules/deep/c.json']);
    expect(await found('rules/*.{eql,toml}')).toEqual([true, 'rules/a.eql', 'rules/b.toml']);
    expect(await found('rules/notes.pdf')).toEqual([false, 'rules/notes.pdf']);
    expect(await found('rules/*.none')).toEqual([true]);
  });

  it('of events are read as they are or unpacked, told by their content', async () => {
    const text = `${'{"a":1}\n'.repeat(300_000)}`;
    writeFileSync(join(folder, 'plain.gz'), text);
    writeFileSync(join(folder, 'packed.ndjson'), gzipSync(text));
    writeFileSync(join(folder, 'two.gz'), Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]));
    writeFileSync(join(folder, 'empty.gz'), '');
    writeFileSync(join(folder, 'short'), '{');
    expect(await read('plain.gz')).toBe(text);
    expect(await read('packed.ndjson')).toBe(text);
    expect(await read('two.gz')).toBe('{"a":1}\n{"a":2}\n');
    expect(await read('empty.gz')).toBe('');
    expect(await read('short')).toBe('{');
  });

  it('show their first bytes', async () => {
    const head = await host.readHead(join(folder, 'rules/a.eql'), 3);
    expect(new TextDecoder().decode(head ?? new Uint8Array())).toBe('any');
    expect(await host.readHead('-', 3)).toBeNull();
    expect(await host.readHead('/dev/null', 3)).toBeNull();
  });

  it('are written into folders that were made with those above them', async () => {
    await host.makeFolder(join(folder, 'out/deep'));
    await host.makeFolder(join(folder, 'out/deep/'));
    await host.writeFile(join(folder, 'out/deep/file.txt'), 'text');
    expect(readFileSync(join(folder, 'out/deep/file.txt'), 'utf8')).toBe('text');
    await host.requireFolderOf(join(folder, 'out/deep/new.txt'));
    await host.requireFolderOf('new.txt');
  });

  it('are written beside their place and moved there: a link is replaced, its target stays, and the mode of a file is kept', async () => {
    const at = join(folder, 'written');
    mkdirSync(at);
    writeFileSync(join(at, 'secret'), 'mine');
    symlinkSync(join(at, 'secret'), join(at, 'link'));
    symlinkSync(join(at, 'nowhere'), join(at, 'dangling'));
    writeFileSync(join(at, 'tool'), 'old and much longer');
    chmodSync(join(at, 'tool'), 0o750);
    for (const name of ['link', 'dangling', 'tool', 'a\n\u009b\u202e..', 'con']) {
      await host.writeFile(join(at, name), 'new');
      expect(readFileSync(join(at, name), 'utf8')).toBe('new');
      expect(lstatSync(join(at, name)).isFile()).toBe(true);
    }
    expect(readFileSync(join(at, 'secret'), 'utf8')).toBe('mine');
    expect(existsSync(join(at, 'nowhere'))).toBe(false);
    expect(statSync(join(at, 'tool')).mode & 0o777).toBe(0o750);
    expect(readdirSync(at)).toHaveLength(6);
  });

  it('that cannot be written leave what was there, and nothing beside it', async () => {
    const at = join(folder, 'unwritten');
    mkdirSync(join(at, 'full/deep'), { recursive: true });
    symlinkSync(join(at, 'full'), join(at, 'to-folder'));
    for (const name of ['full', 'to-folder', 'x'.repeat(300)])
      expect(await usageError(() => host.writeFile(join(at, name), 'new'))).toMatch(/^cannot write/);
    expect(readdirSync(at)).toEqual(['full', 'to-folder']);
    expect(readdirSync(join(at, 'full'))).toEqual(['deep']);
  });

  it.runIf(existsSync('/dev/null'))('that are devices take the text themselves, also behind a link', async () => {
    symlinkSync('/dev/null', join(folder, 'to-null'));
    for (const path of ['/dev/null', join(folder, 'to-null')]) await host.writeFile(path, 'text');
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(lstatSync(join(folder, 'to-null')).isSymbolicLink()).toBe(true);
  });

  it('are not written where there is no folder', async () => {
    const message = 'cannot write ./none/a.xml: its folder does not exist';
    expect(await usageError(() => host.writeFile(join(folder, 'none/a.xml'), ''))).toBe(message);
    expect(await usageError(() => host.requireFolderOf(join(folder, 'none/a.xml')))).toBe(message);
  });

  it.runIf(existsSync('/proc/self'))('are not written where the system lets nobody make a folder, and it ends', async () => {
    expect(await usageError(() => host.makeFolder('/proc/x/y'))).toBe(
      'cannot make the folder /proc/x/y: the system allows no folder there',
    );
  });

  it('are not written below a file or many folders that are missing', async () => {
    expect(await usageError(() => host.makeFolder(join(folder, 'rules/a.eql')))).toContain('it is a file');
    expect(await usageError(() => host.makeFolder(join(folder, 'rules/a.eql/x')))).toContain('a part of the path is a file');
    expect(await usageError(() => host.makeFolder(join(folder, 'x/'.repeat(40))))).toContain('too many folders are missing');
  });

  it('that cannot be read or written are said in words', async () => {
    writeFileSync(
      join(folder, 'damaged.gz'),
      Buffer.concat([gzipSync('x'.repeat(100)).subarray(0, 12), Buffer.from('????????')]),
    );
    writeFileSync(join(folder, 'cut.gz'), gzipSync('x'.repeat(1000)).subarray(0, 15));
    const a = join(folder, 'rules/a.eql');
    expect(await usageError(() => host.expand(join(folder, 'none')))).toBe('no such file or folder: ./none');
    expect(await usageError(() => host.expand(join(a, 'x')))).toBe('no such file or folder: ./rules/a.eql/x');
    expect(await usageError(() => host.readFile(join(folder, 'none')))).toBe('cannot read ./none: no such file or folder');
    expect(await usageError(() => host.readFile(folder))).toBe('cannot read .: it is a folder');
    expect(await usageError(() => read('none'))).toBe('cannot read ./none: no such file or folder');
    expect(await usageError(() => read('damaged.gz'))).toMatch(
      /^cannot read \.\/damaged\.gz: the gzip data is (damaged|cut off)$/,
    );
    expect(await usageError(() => read('cut.gz'))).toBe('cannot read ./cut.gz: the gzip data is cut off');
    expect(await usageError(() => host.writeFile(join(a, 'x'), ''))).toBe(
      'cannot write ./rules/a.eql/x: a part of the path is a file, not a folder',
    );
    expect(await usageError(() => host.writeFile(folder, ''))).toBe('cannot write .: it is a folder');
  });

  it('too large for a rule are not read', async () => {
    const events = join(folder, 'large.ndjson');
    writeFileSync(events, Buffer.alloc(64 * 1024 * 1024 + 1, 0x20));
    expect(await usageError(() => host.readFile(events))).toContain('too large for a rule (67108865 bytes); are these events?');
  });
});
