import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../src/page/work/chunks.ts';

async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  let text = '';
  for await (const chunk of chunksOf(new File([bytes], 'events'), () => {})) text += new TextDecoder().decode(chunk);
  return text;
}

/** Three lines in a frame of zstd, and another line in another. */
const FRAMES = ['KLUv/SAYdQAAQHsiYSI6MX0KAQBDChc=', 'KLUv/SAIQQAAeyJiIjoyfQo='].map((frame) => Buffer.from(frame, 'base64'));

describe('the bytes of a file', () => {
  it('come as they are, and unpacked where it is gzip', async () => {
    expect(await textOf(new TextEncoder().encode('{"a":1}\n'))).toBe('{"a":1}\n');
    expect(await textOf(new Uint8Array(gzipSync('{"a":1}\n')))).toBe('{"a":1}\n');
  });

  it.each(['plain', 'gzip'] as const)('of a long one (%s) come whole and in order, whatever the pieces are', async (kind) => {
    const text = Array.from({ length: 300_000 }, (_, at) => `{"at":${at}}\n`).join('');
    const bytes = kind === 'gzip' ? gzipSync(text, { level: 1 }) : new TextEncoder().encode(text);
    let [read, whole] = [0, ''];
    const decoder = new TextDecoder();
    for await (const chunk of chunksOf(new File([new Uint8Array(bytes)], 'events'), (count) => (read += count))) {
      // Whoever looks at a chunk may take its time: the next does not come into it.
      await new Promise((resolve) => setTimeout(resolve, 1));
      whole += decoder.decode(chunk, { stream: true });
    }
    expect(whole === text).toBe(true);
    expect(read).toBe(bytes.length);
  });

  it('come out of zstd frame by frame, all that there are before it is said that the rest is cut or damaged', async () => {
    const whole = Buffer.concat(FRAMES);
    expect(await textOf(new Uint8Array(whole))).toBe(`${'{"a":1}\n'.repeat(3)}{"b":2}\n`);
    let read = 0;
    const chunks = chunksOf(new File([new Uint8Array(whole.subarray(0, -2))], 'cut'), () => {});
    await expect(
      (async () => {
        for await (const { length } of chunks) read += length;
      })(),
    ).rejects.toThrow('the zstd data is cut off');
    expect(read).toBeGreaterThanOrEqual(24);
  });

  it('say of gzip that does not end, or has more behind it, what unpacks it', async () => {
    const packed = new Uint8Array(gzipSync('{"a":1}\n'.repeat(100)));
    await expect(textOf(packed.slice(0, -9))).rejects.toThrow(/^it cannot be unpacked any further \(.+\); .*the command line/);
  });
});
