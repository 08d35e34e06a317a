import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, NEWLINE, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../bytes.ts';
import { type BadReason, MAX_DEPTH } from '../scan.ts';
import { createKeeper } from './keeper.ts';
import { ELEMENT, LIST, LONGEST_KEY, OTHER, readsKeys, roleOf, SEQUENCES } from './roles.ts';
import { AFTER_KEY, BLANK, ENDS, type Expected, fits, KEY, KEY_OR_END, NEXT, PLAIN, TOP, VALUE, VALUE_OR_END } from './tokens.ts';

/** Receives the values of a text that should be events. */
export interface ValueSink {
  /** An object on one line that ends with a line feed; `line`, counted from 1, is where it begins. Only its structure was checked. */
  value(bytes: Uint8Array, line: number): void;
  /** What is no event; the rest of the text is read nevertheless. */
  bad(reason: BadReason, line: number): void;
}

interface ValueSplitter {
  push(chunk: Uint8Array): void;
  /** No more comes; gives the number of lines. */
  end(): number;
  /** Whether some value is not finished. */
  open(): boolean;
}

/** What the last byte is in the middle of. */
const NOTHING = 0;
const STRING = 1;
const ESCAPE = 2;
const SCALAR = 3;

/**
 * Finds the events in JSON that is not one event a line: objects one after the other, lists of them, responses of searches,
 * each over as many lines as it likes. Chunks may be cut anywhere, and no more is kept than one event. After a mistake it
 * goes on where a line begins an object no deeper than the one that was broken.
 */
export function createValueSplitter(maxBytes: number, sink: ValueSink): ValueSplitter {
  const roles = new Uint8Array(MAX_DEPTH + 2);
  const objects = new Uint8Array(MAX_DEPTH + 2);
  const kept = createKeeper(maxBytes);
  let depth = 0;
  let expect: Expected = TOP;
  let inside = NOTHING;
  /** The string is a key; its text is kept in `key` while it could be one that matters. */
  let isKey = false;
  let key: string | null = null;

  let line = 1;
  /** No byte but blanks so far on this line, so many. */
  let fresh = true;
  let indent = 0;
  let lastByte = NEWLINE;

  /** Where the event begins that is kept, or that was being read when something broke. */
  let elementDepth = 0;
  let elementLine = 1;
  let elementIndent = 0;

  /** After a mistake: lines are passed over until one begins an object. */
  let skipping = false;
  let recovering = false;

  function fail(reason: BadReason): void {
    sink.bad(reason, line);
    skip();
  }

  function skip(): void {
    if (depth === 0) elementIndent = Infinity;
    kept.drop();
    depth = 0;
    expect = TOP;
    inside = NOTHING;
    skipping = true;
    recovering = true;
  }

  function openContainer(isObject: boolean, at: number): void {
    if (depth >= MAX_DEPTH) {
      fail('too-deep');
      return;
    }
    const parent = depth === 0 ? null : (roles[depth] ?? OTHER);
    const role = roleOf(parent, key ?? '', isObject);
    if (parent === LIST && !isObject) sink.bad('not-an-object', line);
    depth++;
    roles[depth] = role;
    objects[depth] = isObject ? 1 : 0;
    expect = isObject ? KEY_OR_END : VALUE_OR_END;
    key = null;
    if (role === LIST || role === SEQUENCES) kept.drop();
    else if (role === ELEMENT) {
      kept.begin(at);
      [elementDepth, elementLine, elementIndent] = [depth, line, indent];
    }
  }

  function closeContainer(at: number): void {
    const done = depth === elementDepth && kept.keeping();
    depth--;
    expect = depth === 0 ? TOP : NEXT;
    if (!done) return;
    const bytes = kept.finish(at + 1);
    if (bytes === null) sink.bad('too-long', elementLine);
    else sink.value(bytes, elementLine);
  }

  /** A string, a number or a word ends. */
  function closeScalar(): void {
    inside = NOTHING;
    if (depth === 0) fail('not-an-object');
    else {
      if (roles[depth] === LIST) sink.bad('not-an-object', line);
      expect = NEXT;
    }
  }

  /** A byte between the tokens; blanks and line feeds are dealt with before. `first`: only blanks stand before it on its line. */
  function token(byte: number, at: number, first: boolean): void {
    if (depth === 0 && recovering && byte !== OPEN_BRACE && !(byte === OPEN_BRACKET && first && indent === 0)) {
      // What is left of the list that was broken.
      if (byte !== COMMA && byte !== CLOSE_BRACKET && byte !== CLOSE_BRACE) skip();
      return;
    }
    const inObject = objects[depth] === 1;
    if (!fits(byte, expect, depth > 0, inObject)) {
      fail('invalid-json');
      if (!(byte === OPEN_BRACE && first && indent <= elementIndent)) return;
      skipping = false;
    }
    switch (byte) {
      case QUOTE:
        isKey = expect === KEY || expect === KEY_OR_END;
        key = isKey && readsKeys(roles[depth] ?? OTHER) ? '' : null;
        inside = STRING;
        break;
      case COMMA:
        expect = inObject ? KEY : VALUE;
        break;
      case COLON:
        expect = VALUE;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        closeContainer(at);
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        openContainer(byte === OPEN_BRACE, at);
        break;
      default:
        inside = SCALAR;
    }
  }

  /** Reads on in a string from `start`; gives where it stops. */
  function readString(chunk: Uint8Array, start: number): number {
    let at = start;
    for (; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (PLAIN[byte] !== 1) break;
      if (key !== null) key = key.length < LONGEST_KEY ? key + String.fromCharCode(byte) : null;
    }
    const byte = chunk[at];
    if (byte === undefined) return at;
    if (byte === BACKSLASH) {
      key = null;
      inside = ESCAPE;
    } else if (byte === QUOTE) {
      if (isKey) [inside, expect] = [NOTHING, AFTER_KEY];
      else closeScalar();
    } else {
      fail('invalid-json');
      // The line feed itself is looked at again, as one.
      return at;
    }
    return at + 1;
  }

  return {
    push(chunk) {
      kept.chunk(chunk);
      let at = 0;
      while (at < chunk.length) {
        const byte = chunk[at] ?? 0;
        if (inside === STRING) {
          at = readString(chunk, at);
          continue;
        }
        if (inside === ESCAPE && byte !== NEWLINE) {
          inside = STRING;
          at++;
          continue;
        }
        if (inside === SCALAR) {
          if (ENDS[byte] !== 1) at++;
          else closeScalar();
          continue;
        }
        if (byte === NEWLINE) {
          if (inside === ESCAPE) fail('invalid-json');
          line++;
          [fresh, indent] = [true, 0];
        } else if (BLANK[byte] === 1) {
          if (fresh) indent++;
        } else {
          const first = fresh;
          fresh = false;
          if (skipping && first && byte === OPEN_BRACE && indent <= elementIndent) skipping = false;
          if (skipping && first && byte === OPEN_BRACKET && indent === 0) skipping = false;
          if (!skipping) token(byte, at, first);
          if (skipping) {
            const end = chunk.indexOf(NEWLINE, at);
            at = end < 0 ? chunk.length : end;
            continue;
          }
        }
        at++;
      }
      lastByte = chunk.at(-1) ?? lastByte;
      kept.keepChunk();
    },
    end() {
      if (inside === SCALAR) closeScalar();
      const lines = lastByte === NEWLINE ? line - 1 : line;
      // What is missing is missing on the last line: the number behind it is that of the next input.
      line = Math.max(1, lines);
      if (depth > 0 || inside !== NOTHING) fail('invalid-json');
      return lines;
    },
    open: () => depth > 0 || inside !== NOTHING,
  };
}
