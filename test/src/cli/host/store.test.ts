import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../../../src/cli/host/host.ts';
import { openStore } from '../../../../src/cli/host/store/open.ts';
import { placesOf } from '../../../../src/cli/host/store/place.ts';

let folder = '';
const at = (...names: readonly string[]): string => join(folder, ...names);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eqlibrium-'));
  vi.stubEnv('XDG_CACHE_HOME', at('cache'));
  vi.stubEnv('XDG_STATE_HOME', at('state'));
  vi.stubEnv('EQLIBRIUM_CACHE_KEY', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(place: string | null = null) {
  const store = await openStore(place);
  if (store === null) throw new Error('nothing can be kept');
  return store;
}

async function read(name = 'one', place: string | null = null): Promise<string | null> {
  const found = await (await opened(place)).read(name);
  return found === null ? null : new TextDecoder().decode(found);
}

const KEPT = ['cache', 'eqlibrium', 'eqlibrium-one.cache'] as const;
const KEY = ['state', 'eqlibrium', 'cache.key'] as const;

describe('what is kept', () => {
  it('is found again, and is for its user alone', async () => {
    expect(await read()).toBeNull();
    await (await opened()).write('one', bytes('some content'));
    expect(await read()).toBe('some content');
    const modes = [KEPT, KEY, ['cache', 'eqlibrium'], ['state', 'eqlibrium']].map((path) => statSync(at(...path)).mode & 0o777);
    if (process.platform !== 'win32') expect(modes).toEqual([0o600, 0o600, 0o700, 0o700]);
  });

  it.each([
    ['a byte is another', (text: string) => text.replace('content', 'contend')],
    ['its end is missing', (text: string) => text.slice(0, -1)],
    ['all but its beginning is missing', (text: string) => text.slice(0, 20)],
    ['there is more', (text: string) => `${text}x`],
    ['it is empty', () => ''],
    ['the seal is another', (text: string) => text.replace(/[0-9a-f]{64}/, '0'.repeat(64))],
    ['the seal is none', (text: string) => text.replace(/ [0-9a-f]{64}/, '')],
    ['another version wrote it', (text: string) => text.replace('cache-1', 'cache-2')],
  ])('is as good as not there where %s', async (_, change) => {
    await (await opened()).write('one', bytes('some content'));
    const path = at(...KEPT);
    writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1');
    expect(await read()).toBeNull();
    await (await opened()).write('one', bytes('new'));
    expect(await read()).toBe('new');
  });

  it('is as good as not there under the name of something else, and behind another key', async () => {
    await (await opened()).write('one', bytes('some content'));
    writeFileSync(at('cache', 'eqlibrium', 'eqlibrium-two.cache'), readFileSync(at(...KEPT)));
    expect(await read('two')).toBeNull();
    rmSync(at(...KEY));
    expect(await read()).toBeNull();
  });

  it('is not believed to whoever hands the folder on, unless both have one secret', async () => {
    const shared = at('shared');
    await (await opened(shared)).write('one', bytes('mine'));
    expect(readdirSync(shared)).toEqual(['eqlibrium-one.cache']);
    vi.stubEnv('XDG_STATE_HOME', at('state-of-somebody-else'));
    expect(await read('one', shared)).toBeNull();
    vi.stubEnv('EQLIBRIUM_CACHE_KEY', 'a secret that machines of ours have in common');
    await (await opened(shared)).write('one', bytes('ours'));
    vi.stubEnv('XDG_STATE_HOME', at('state'));
    expect(await read('one', shared)).toBe('ours');
    vi.stubEnv('EQLIBRIUM_CACHE_KEY', 'short');
    await expect(openStore(shared)).rejects.toThrow(UsageError);
  });

  it('is whole, however many write and read at the same time', async () => {
    const contents = Array.from({ length: 12 }, (_, number) => String(number).repeat(200_000 + number));
    const reads: (string | null)[] = [];
    await Promise.all(
      contents.map(async (content) => {
        // Each opens it anew, as processes do, of which the first make the key.
        await (await opened()).write('one', bytes(content));
        reads.push(await read());
      }),
    );
    reads.push(await read());
    expect(reads.filter((found) => found !== null && !contents.includes(found))).toEqual([]);
    await (await opened()).write('one', bytes('the last'));
    expect(await read()).toBe('the last');
    expect(readdirSync(at('cache', 'eqlibrium'))).toEqual(['eqlibrium-one.cache']);
  });

  it('is only so much: the oldest go, and nothing that is not ours', async () => {
    mkdirSync(at('kept'));
    writeFileSync(at('kept', 'precious.txt'), 'x');
    for (let number = 0; number < 40; number++) writeFileSync(at('kept', `theirs-${number}.cache`), 'x');
    for (let number = 0; number < 40; number++) {
      const path = at('kept', `eqlibrium-old-${number}.cache`);
      writeFileSync(path, 'x');
      utimesSync(path, number, number);
    }
    await (await opened(at('kept'))).write('one', bytes('x'));
    const left = readdirSync(at('kept'));
    expect(left).toHaveLength(73);
    expect(
      left
        .filter((name) =>
          [
            'precious.txt',
            'eqlibrium-one.cache',
            'eqlibrium-old-39.cache',
            'eqlibrium-old-9.cache',
            'eqlibrium-old-8.cache',
          ].includes(name),
        )
        .sort(),
    ).toEqual(['eqlibrium-old-39.cache', 'eqlibrium-old-9.cache', 'eqlibrium-one.cache', 'precious.txt']);
  });

  it('cannot be where no folder can be, which is told', async () => {
    writeFileSync(at('file'), '');
    await expect((await opened(at('file', 'below'))).write('one', bytes('x'))).rejects.toThrow(UsageError);
    expect(await read('one', at('file', 'below'))).toBeNull();
    mkdirSync(at('kept', 'eqlibrium-one.cache'), { recursive: true });
    await expect((await opened(at('kept'))).write('one', bytes('x'))).rejects.toThrow(UsageError);
    expect(await read('one', at('kept'))).toBeNull();
  });

  it.runIf(process.platform !== 'win32')('needs a key that nobody else can read or choose', async () => {
    await (await opened()).write('one', bytes('x'));
    chmodSync(at(...KEY), 0o644);
    expect(await openStore(null)).toBeNull();
    chmodSync(at(...KEY), 0o600);
    expect(await openStore(null)).not.toBeNull();
    writeFileSync(at(...KEY), 'guessed');
    expect(await openStore(null)).toBeNull();
    rmSync(at(...KEY));
    symlinkSync(at('elsewhere'), at(...KEY));
    expect(await openStore(null)).toBeNull();
    vi.stubEnv('XDG_STATE_HOME', '/proc/nowhere');
    expect(await openStore(null)).toBeNull();
  });
});

describe('the usual place', () => {
  it.each([
    ['linux', {}, '/home/me', '/home/me/.cache/eqlibrium', '/home/me/.local/state/eqlibrium'],
    ['linux', { XDG_CACHE_HOME: '/c', XDG_STATE_HOME: '/s' }, '/home/me', '/c/eqlibrium', '/s/eqlibrium'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/me', '/home/me/.cache/eqlibrium', '/home/me/.local/state/eqlibrium'],
    ['darwin', {}, '/Users/me', '/Users/me/Library/Caches/eqlibrium', '/Users/me/Library/Application Support/eqlibrium'],
  ] as const)('is that of the system: %s %o', (platform, environment, home, cache, state) => {
    expect(placesOf(environment, platform, home)).toEqual({ cache, state });
  });

  it('is nowhere without a home', () => {
    expect(placesOf({}, 'linux', '/')).toBeNull();
    expect(placesOf({}, 'win32', 'C:\\Users\\me')).toBeNull();
    expect(placesOf({ LOCALAPPDATA: 'C:\\Local' }, 'win32')?.state).toContain('eqlibrium');
  });
});

describe('digests', () => {
  it('know where a part ends', async () => {
    const { digest } = await opened();
    expect(digest(['ab', 'c'])).not.toBe(digest(['a', 'bc']));
    expect(digest(['é'])).toBe(digest([bytes('é')]));
  });
});
