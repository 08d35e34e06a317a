/** A key of an object: it leads from one place to another. Places are numbers above 0. */
interface Lead {
  readonly from: number;
  readonly key: Uint8Array;
  readonly to: number;
}

/** Every way of keys to some fields. */
interface Leads {
  readonly root: number;
  readonly leads: readonly Lead[];
}

/**
 * The keys that lead to the fields of these names, the place of each being one more than its index: a name may be spelt with
 * dots, nested, or mixed (eql-semantics 9.3).
 */
export function leadsTo(names: readonly string[]): Leads {
  const encoder = new TextEncoder();
  const places = new Map<string, number>(names.map((name, index) => [name, index + 1]));
  const root = names.length + 1;
  let most = root;
  const leads = new Map<string, Lead>();
  const placeOf = (prefix: string): number => {
    const known = places.get(prefix);
    if (known !== undefined) return known;
    most++;
    places.set(prefix, most);
    return most;
  };
  for (const name of names) {
    const segments = name.split('.');
    for (let begin = 0; begin < segments.length; begin++) {
      const from = begin === 0 ? root : placeOf(segments.slice(0, begin).join('.'));
      for (let end = begin + 1; end <= segments.length; end++) {
        const key = segments.slice(begin, end).join('.');
        leads.set(`${from} ${key}`, { from, key: encoder.encode(key), to: placeOf(segments.slice(0, end).join('.')) });
      }
    }
  }
  return { root, leads: [...leads.values()] };
}

const SLOT_WORDS = 4;
/** What the program may read behind a key. */
const BEYOND = 16;
/** A key that leads there stops the look at a line. */
const GIVE_UP = 0xffffffff;
/** From here first keys of events lead, anywhere but nowhere. */
const FIRST = 0xfffffffe;

/** A hash table as fields.as reads it: slots, then keys. */
interface KeyTable {
  readonly mask: number;
  readonly bytes: Uint8Array;
}

/** The table of the keys that lead to fields; of those in `stops`, in the event itself, none is passed. An event is told of whose first key is in `firsts`. */
export function keyTable({ root, leads: all }: Leads, stops: readonly string[], firsts: readonly string[]): KeyTable {
  const encoder = new TextEncoder();
  const isStop = new Set(stops);
  const stopped = stops.map((key) => ({ from: root, key: encoder.encode(key), to: GIVE_UP }));
  const told = firsts.map((key) => ({ from: FIRST, key: encoder.encode(key), to: 1 }));
  const decoder = new TextDecoder();
  const leads = [...all.filter(({ from, key }) => from !== root || !isStop.has(decoder.decode(key))), ...stopped, ...told];
  let slots = 16;
  while (slots < 2 * leads.length) slots *= 2;
  const keyBytes = leads.reduce((sum, { key }) => sum + roomFor(key), 0);
  const bytes = new Uint8Array(slots * SLOT_WORDS * 4 + keyBytes + BEYOND);
  const view = new DataView(bytes.buffer);
  let keyAt = slots * SLOT_WORDS * 4;
  for (const { from, key, to } of leads) {
    const hash = hashOf(from, key);
    let slot = hash & (slots - 1);
    while (view.getUint32(slot * 16 + 12, true) !== 0) slot = (slot + 1) & (slots - 1);
    for (const [word, value] of [hash, from, keyAt, to].entries()) view.setUint32(slot * 16 + word * 4, value, true);
    view.setUint32(keyAt + 4, key.length, true);
    bytes.set(key, keyAt + 8);
    keyAt += roomFor(key);
  }
  return { mask: slots - 1, bytes };
}

/** The object in which it was seen last, its length, its bytes, and up to a whole number of words. */
function roomFor(key: Uint8Array): number {
  return 8 + Math.ceil(key.length / 4) * 4;
}

/** As in fields.as. */
function hashOf(from: number, key: Uint8Array): number {
  const view = new DataView(key.buffer, key.byteOffset, key.length);
  const { length } = key;
  let hash = (Math.imul(from, 0x9e3779b1) + length) | 0;
  if (length >= 4) {
    hash = Math.imul(hash ^ view.getInt32(0, true), 0x85ebca6b);
    hash ^= hash >>> 15;
    hash = Math.imul(hash ^ view.getInt32((length - 4) >> 1, true), 0xc2b2ae35);
    hash ^= hash >>> 13;
    hash = Math.imul(hash ^ view.getInt32(length - 4, true), 0x27d4eb2f);
  } else for (const byte of key) hash = Math.imul(hash ^ byte, 0x85ebca6b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
