// AssemblyScript, a part of fields.as: where keys lead. keys.ts makes the table.

/** A place is a number: where nobody asks, 0; else one more than the index of its field, or, without a field, more than all fields. */
export const NOWHERE: u32 = 0;
/** A key that leads there says that the line is something else, or has to be parsed. */
export const GIVE_UP: u32 = 0xffffffff;

/** From here the first key of an event leads to a line that has to be taken; keys.ts knows the same. */
export const FIRST: u32 = 0xfffffffe;

/** Where a key leads from a place; keys.ts enters keys under the same hash. A key that stands twice in an object leads nowhere that is known. */
// @ts-ignore: decorator
@inline
export function placeOf(from: u32, key: usize, length: usize, mask: u32, slots: usize, object: u32): u32 {
  const hash = hashOf(from, key, <u32>length);
  let slot = hash & mask;
  while (true) {
    const entry = slots + (<usize>slot << 4);
    const next = load<u32>(entry, 12);
    if (next == NOWHERE) return NOWHERE;
    if (load<u32>(entry) == hash && load<u32>(entry, 4) == from) {
      const kept = slots + load<u32>(entry, 8);
      if (isKey(kept + 4, key, length)) {
        if (load<u32>(kept) == object) return GIVE_UP;
        store<u32>(kept, object);
        return next;
      }
    }
    slot = (slot + 1) & mask;
  }
}

/** Of the length, the first, the middle and the last bytes of a key, and the place it leads from. */
// @ts-ignore: decorator
@inline
function hashOf(from: u32, key: usize, length: u32): u32 {
  let hash = from * 0x9e3779b1 + length;
  if (length >= 4) {
    hash = (hash ^ load<u32>(key)) * 0x85ebca6b;
    hash ^= hash >> 15;
    hash = (hash ^ load<u32>(key + ((length - 4) >> 1))) * 0xc2b2ae35;
    hash ^= hash >> 13;
    hash = (hash ^ load<u32>(key + length - 4)) * 0x27d4eb2f;
  } else {
    for (let index: u32 = 0; index < length; index++) hash = (hash ^ load<u8>(key + index)) * 0x85ebca6b;
  }
  return hash ^ (hash >> 16);
}

/** A key is kept as its length and its bytes, with sixteen bytes more behind it; before them, the object in which it was seen last. */
// @ts-ignore: decorator
@inline
function isKey(kept: usize, key: usize, length: usize): bool {
  if (load<u32>(kept) != <u32>length) return false;
  for (let index: usize = 0; index < length; index += 16) {
    const differing = i8x16.bitmask(i8x16.ne(v128.load(key + index), v128.load(kept + 4 + index)));
    if (differing != 0 && index + ctz(differing) < length) return false;
  }
  return true;
}
