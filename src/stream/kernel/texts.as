// AssemblyScript, a part of kernel.as and of fields.as: whether one of some texts stands in a line. Line feeds follow the last line, so that nothing that reads on
// needs to ask for the end.

/** Six tables of 16 bytes: for each of the three bytes of a mark, which buckets have it by its low and by its high half. */
export const MARKS: usize = 0x1000;
/** Of each of eight buckets, where its texts begin among all, and after the last one the number of all: nine bytes. */
export const BUCKETS: usize = 0x1080;
const LANES: usize = 0x10a0;
/**
 * Texts, 40 bytes each: how long, where in it the mark is, whether letters are folded, where one of its rarest bytes is, up to 32 bytes of text,
 * where another is, three bytes of nothing.
 */
export const TEXTS: usize = 0x1100;
const OTHER_PLACE: usize = 36;
/** For each byte, whether a line whose first key begins with it has to be looked at. */
export const LEADING: usize = 0x1800;
/** So many texts are sooner looked for one by one. */
const FEW: i32 = 3;

const QUOTE: u32 = 0x22;
const OPEN_BRACE: u32 = 0x7b;

/** Whether an object begins with a key that says nothing of it; one that has blanks before it has to be looked at. */
export function leadsNowhere(line: usize): bool {
  return load<u8>(line) == OPEN_BRACE && load<u8>(line, 1) == QUOTE && load<u8>(LEADING + load<u8>(line, 2)) == 0;
}

/** Whether some text stands in the line. */
export function holdsText(start: usize, end: usize): bool {
  const count: i32 = load<u8>(BUCKETS + 8);
  if (count > FEW) return holdsMark(start, end);
  for (let text = 0; text < count; text++) if (holdsOne(start, end, TEXTS + text * 40)) return true;
  return false;
}

/** Whether one text stands in the line: two of its bytes, those that are rarest in events, are looked for together at 32 places. */
function holdsOne(start: usize, end: usize, entry: usize): bool {
  const length: usize = load<u8>(entry);
  if (end - start < length) return false;
  const folds = load<u8>(entry, 2) != 0;
  const place: usize = load<u8>(entry, 3);
  const other: usize = load<u8>(entry, OTHER_PLACE);
  const byte = load<u8>(entry + 4 + place);
  const otherByte = load<u8>(entry + 4 + other);
  const lower = i8x16.splat(lowerBit(byte, folds));
  const otherLower = i8x16.splat(lowerBit(otherByte, folds));
  const wanted = i8x16.splat(byte);
  const otherWanted = i8x16.splat(otherByte);
  const last = end - length;
  for (let at = start; at <= last; at += 32) {
    const low = v128.and(
      i8x16.eq(v128.or(v128.load(at + place), lower), wanted),
      i8x16.eq(v128.or(v128.load(at + other), otherLower), otherWanted),
    );
    const high = v128.and(
      i8x16.eq(v128.or(v128.load(at + place, 16), lower), wanted),
      i8x16.eq(v128.or(v128.load(at + other, 16), otherLower), otherWanted),
    );
    if (!v128.any_true(v128.or(low, high))) continue;
    let places = i8x16.bitmask(low) | (i8x16.bitmask(high) << 16);
    do {
      const from = at + <usize>ctz(places);
      if (from <= last && isTextAt(from, entry + 4, length, folds)) return true;
      places &= places - 1;
    } while (places != 0);
  }
  return false;
}

/** The bit that makes a letter of ASCII small, where letters are folded. Of other bytes that have it set the text itself is asked. */
function lowerBit(byte: u32, folds: bool): i8 {
  return folds && byte - 0x61 < 26 ? 0x20 : 0;
}

/**
 * The same for many texts. A text has a mark of three bytes; the texts are in eight buckets, and one look at 16 places tells
 * of each place which buckets have, by the halves of its bytes, a mark there (the method of Hyperscan's "Teddy").
 */
function holdsMark(start: usize, end: usize): bool {
  const low0 = v128.load(MARKS);
  const high0 = v128.load(MARKS, 16);
  const low1 = v128.load(MARKS, 32);
  const high1 = v128.load(MARKS, 48);
  const low2 = v128.load(MARKS, 64);
  const high2 = v128.load(MARKS, 80);
  const half = i8x16.splat(0x0f);
  for (let at = start; at < end; at += 16) {
    const first = v128.load(at);
    const second = v128.load(at, 1);
    const third = v128.load(at, 2);
    const marks0 = v128.and(i8x16.swizzle(low0, v128.and(first, half)), i8x16.swizzle(high0, i8x16.shr_u(first, 4)));
    const marks1 = v128.and(i8x16.swizzle(low1, v128.and(second, half)), i8x16.swizzle(high1, i8x16.shr_u(second, 4)));
    const marks2 = v128.and(i8x16.swizzle(low2, v128.and(third, half)), i8x16.swizzle(high2, i8x16.shr_u(third, 4)));
    const marks = v128.and(v128.and(marks0, marks1), marks2);
    if (v128.any_true(marks) && someTextAt(at, marks, start, end)) return true;
  }
  return false;
}

/** Whether a text stands where its bucket has a mark. */
function someTextAt(at: usize, marks: v128, start: usize, end: usize): bool {
  v128.store(LANES, marks);
  let places = i8x16.bitmask(i8x16.ne(marks, i8x16.splat(0)));
  while (places != 0) {
    const place = ctz(places);
    places &= places - 1;
    let buckets: u32 = load<u8>(LANES + place);
    while (buckets != 0) {
      const bucket = ctz(buckets);
      buckets &= buckets - 1;
      const last: i32 = load<u8>(BUCKETS + bucket, 1);
      for (let text: i32 = load<u8>(BUCKETS + bucket); text < last; text++) {
        const entry = TEXTS + text * 40;
        const from = at + place - load<u8>(entry, 1);
        const length: usize = load<u8>(entry);
        if (from >= start && from + length <= end && isTextAt(from, entry + 4, length, load<u8>(entry, 2) != 0)) return true;
      }
    }
  }
  return false;
}

function isTextAt(at: usize, text: usize, length: usize, folds: bool): bool {
  for (let index: usize = 0; index < length; index++) {
    let byte: u32 = load<u8>(at + index);
    if (folds && byte - 0x41 < 26) byte |= 0x20;
    if (byte != load<u8>(text + index)) return false;
  }
  return true;
}
