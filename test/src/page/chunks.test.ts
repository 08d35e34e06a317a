import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../src/page/work/chunks.ts';

async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  let text = '';
  for await (const chunk of chunksOf(new File([bytes], 'events'), () => {})) text += new TextDecoder().decode(chunk);
  return text;
}

describe('the bytes of a file', () => {
  it('come as they are, and unpacked where it is gzip', async () => {
    expect(await textOf(new TextEncoder().encode('{"a":1}\n'))).toBe('{"a":1}\n');
    expect(await textOf(new Uint8Array(gzipSync('{"a":1}\n')))).toBe('{"a":1}\n');
  });

  it('say of gzip that does not end, or has more behind it, what unpacks it', async () => {
    const packed = new Uint8Array(gzipSync('{"a":1}\n'.repeat(100)));
    await expect(textOf(packed.slice(0, -9))).rejects.toThrow(/^it cannot be unpacked any further \(.+\); .*the command line/);
  });
});
