// AssemblyScript, a part of signs.as: programs of rules (../rule-index/program.ts) over the signs that a line shows.

import { FIELD_BYTES, MOST_UNITS } from './signs';
import { BEFORE, ESCAPED_TEXT, FOUND, LOOK, TABLES } from './values';

const CONSTANT: u32 = 1;
const SIGNS: u32 = 2;
const ALL: u32 = 3;
const ANY: u32 = 4;
const NOT: u32 = 5;
const WEAK: u32 = 6;
const AUTOMATON: u32 = 7;

const HEADS: usize = TABLES + 20;
const FIELD_SIGNS: usize = TABLES + 24;
const AUTOMATA: usize = TABLES + 120;
const AUTOMATON_BYTES: usize = 24;
/** Of a state: it accepts, nothing leads out of it. */
const ACCEPTS: u32 = 1;
const LAST: u32 = 2;

/** Where the node ends that was evaluated last. */
let behind: usize = 0;

/** What the node at `at` says: 0, it does not hold; 1, it may; 2, it does. Signs are shown whose first word is `now` or more, for sure where it is more. */
export function holdsOf(at: usize, shown: usize, now: u32, line: usize): u32 {
  const operation = load<u32>(at);
  if (operation == SIGNS) {
    const end = at + 8 + (<usize>load<u32>(at, 4) << 2);
    behind = end;
    let holds: u32 = 0;
    for (let sign = at + 8; sign < end; sign += 4) {
      const mark = load<u32>(shown + (<usize>load<u32>(sign) << 4));
      if (mark < now) continue;
      if (mark > now) return 2;
      holds = 1;
    }
    return holds;
  }
  if (operation == ALL || operation == ANY) {
    const end = at + 8 + (<usize>load<u32>(at, 4) << 2);
    const decides: u32 = operation == ALL ? 0 : 2;
    let holds: u32 = 2 - decides;
    for (let node = at + 8; node < end && holds != decides; node = behind) {
      const own = holdsOf(node, shown, now, line);
      if (operation == ALL ? own < holds : own > holds) holds = own;
    }
    behind = end;
    return holds;
  }
  if (operation == NOT) return 2 - holdsOf(at + 4, shown, now, line);
  if (operation == WEAK) return min<u32>(1, holdsOf(at + 4, shown, now, line));
  if (operation == CONSTANT) {
    behind = at + 8;
    return load<u32>(at, 4);
  }
  if (operation == AUTOMATON) {
    behind = at + 8;
    return someIsOf(<usize>load<u32>(AUTOMATA) + <usize>load<u32>(at, 4) * AUTOMATON_BYTES, now >> 1, line);
  }
  behind = at + 4;
  return 1;
}

/** Whether some value of the field of an automaton is of its language: 0, none is; 1, one may be that is not looked at here, or the automaton is not made; 2, one is. */
function someIsOf(automaton: usize, now: u32, line: usize): u32 {
  if (load<u32>(automaton, 4) == 0) {
    store<u32>(automaton, load<u32>(automaton, 20) + 1, 20);
    return 1;
  }
  const field: usize = load<u32>(automaton);
  const head = <usize>load<u32>(HEADS) + (field << 3);
  if (load<u32>(head) != now) return 0;
  const longest = load<u32>(<usize>load<u32>(FIELD_SIGNS) + field * FIELD_BYTES, MOST_UNITS);
  let holds: u32 = 0;
  for (let index = load<u32>(head, 4); index != <u32>-1; index = load<u32>(BEFORE + (<usize>index << 2))) {
    const value = FOUND + (<usize>index << 4);
    const begin = line + load<u32>(value, 8);
    const end = line + load<u32>(value, 12);
    const kind = load<u32>(value, 4);
    const isLeft = kind == ESCAPED_TEXT || (kind & LOOK) != 0 || <u32>(end - begin) > longest;
    const own: u32 = isLeft ? 1 : isOf(automaton, begin, end);
    if (own == 2) return 2;
    if (own > holds) holds = own;
  }
  return holds;
}

function isOf(automaton: usize, begin: usize, end: usize): u32 {
  const width = load<u32>(automaton, 4);
  const classes: usize = load<u32>(automaton, 8);
  const next: usize = load<u32>(automaton, 12);
  const ends: usize = load<u32>(automaton, 16);
  let state: u32 = 0;
  for (let at = begin; at < end; at++) {
    const byte: u32 = load<u8>(at);
    if (byte >= 0x80) return 1;
    state = load<u8>(next + state * width + load<u8>(classes + byte));
    if ((<u32>load<u8>(ends + state) & LAST) != 0) break;
  }
  return ((<u32>load<u8>(ends + state) & ACCEPTS) != 0) ? 2 : 0;
}
