// AssemblyScript, a part of signs.as: programs of rules (../rule-index/program.ts) over the signs that a line shows.

const CONSTANT: u32 = 1;
const SIGNS: u32 = 2;
const ALL: u32 = 3;
const ANY: u32 = 4;
const NOT: u32 = 5;
const WEAK: u32 = 6;

/** Where the node ends that was evaluated last. */
let behind: usize = 0;

/** What the node at `at` says: 0, it does not hold; 1, it may; 2, it does. Marks from `now` on are of the line, one more where they are sure. */
export function holdsOf(at: usize, shown: usize, now: u32): u32 {
  const operation = load<u32>(at);
  if (operation == SIGNS) {
    const end = at + 8 + (<usize>load<u32>(at, 4) << 2);
    behind = end;
    let holds: u32 = 0;
    for (let sign = at + 8; sign < end; sign += 4) {
      const mark = load<u32>(shown + (<usize>load<u32>(sign) << 2));
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
      const own = holdsOf(node, shown, now);
      if (operation == ALL ? own < holds : own > holds) holds = own;
    }
    behind = end;
    return holds;
  }
  if (operation == NOT) return 2 - holdsOf(at + 4, shown, now);
  if (operation == WEAK) return min<u32>(1, holdsOf(at + 4, shown, now));
  if (operation == CONSTANT) {
    behind = at + 8;
    return load<u32>(at, 4);
  }
  behind = at + 4;
  return 1;
}
