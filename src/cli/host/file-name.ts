const EXACT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Names of files are bytes, and what prints them need not print UTF-8. Each byte that is none becomes a lone surrogate, U+DC80 to U+DCFF, as
 * Python has it: it is shown as a stand-in, and `nameBytes` finds the byte again.
 */
export function decodeNames(bytes: Uint8Array): string {
  try {
    return EXACT.decode(bytes);
  } catch {
    return piecesOf(bytes).map(decodePiece).join('');
  }
}

/** What the system is to be told of a path: its text, or its bytes where they are no text. */
export function nameBytes(path: string): string | Buffer {
  if (!LONE.test(path)) return path;
  const parts = path.split(/((?<![\ud800-\udbff])[\udc80-\udcff])/);
  return Buffer.concat(
    parts.map((part) => (LONE.test(part) ? Buffer.of(part.charCodeAt(0) - 0xdc00) : Buffer.from(part, 'utf8'))),
  );
}

const LONE = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/** Cut behind each NUL and line feed, so that few bytes are gone through one by one. */
function piecesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let start = 0;
  for (const [at, byte] of bytes.entries())
    if (byte === 0 || byte === 0x0a) {
      pieces.push(bytes.subarray(start, at + 1));
      start = at + 1;
    }
  return [...pieces, bytes.subarray(start)];
}

function decodePiece(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text !== null) return text;
  let found = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const letter = decoded(bytes.subarray(at, at + length));
    found += letter ?? String.fromCharCode(0xdc00 + first);
    at += letter === null ? 1 : length;
  }
  return found;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return EXACT.decode(bytes);
  } catch {
    return null;
  }
}
