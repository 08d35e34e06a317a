// Generated from runtime.ts by src/scripts/generate-pattern-runtime.ts; do not edit.

export const RUNTIME = {
  inOrder: `function inOrder(text, head, middles, tail) {
  const end = text.length - tail.length;
  if (end < head.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const middle of middles) {
    at = text.indexOf(middle, at);
    if (at < 0) return false;
    at += middle.length;
  }
  return at <= end;
}`,
  findInOrder: `function findInOrder(text, { head, middles, tail, tailUnits }) {
  const end = text.length - tailUnits;
  if (end < 0) return false;
  if (tail !== null) {
    tail.lastIndex = end;
    if (!tail.test(text)) return false;
  }
  let at = 0;
  if (head !== null) {
    head.lastIndex = 0;
    if (!head.test(text)) return false;
    at = head.lastIndex;
  }
  for (const middle of middles) {
    middle.lastIndex = at;
    if (!middle.test(text)) return false;
    at = middle.lastIndex;
  }
  return at <= end;
}`,
  classifier: `function classifier(starts, classes) {
  const search = (code) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((starts[middle] ?? 0) <= code) low = middle;
      else high = middle - 1;
    }
    return classes[low] ?? 0;
  };
  const ascii = Uint32Array.from({ length: 128 }, (_, code) => search(code));
  return { ascii, search };
}`,
  dfaMatcher: `function dfaMatcher(table) {
  const { rows, size } = table;
  const { ascii, search } = classifier(table.starts, table.classes);
  const next = new Int32Array(rows.length * size);
  const accepts = new Uint8Array(rows.length * size);
  const settled = new Uint8Array(rows.length * size);
  for (const state of table.accepting) accepts[state * size] = 1;
  rows.forEach((row, state) => {
    next.fill((row[0] ?? 0) * size, state * size, (state + 1) * size);
    for (let at = 1; at < row.length; at += 2) next[state * size + (row[at] ?? 0)] = (row[at + 1] ?? 0) * size;
    if (row.length === 1 && row[0] === state) settled[state * size] = 1;
  });
  return (text) => {
    let state = 0;
    for (let at = 0; at < text.length && settled[state] === 0; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 128) {
        state = next[state + (ascii[unit] ?? 0)] ?? 0;
      } else {
        const code = text.codePointAt(at) ?? 0;
        if (code > 65535) at++;
        state = next[state + search(code)] ?? 0;
      }
    }
    return accepts[state] === 1;
  };
}`,
  nfaMatcher: `function nfaMatcher(table) {
  const { rows } = table;
  const { ascii, search } = classifier(table.starts, table.classes);
  const accepts = new Uint8Array(rows.length);
  for (const state of table.accepting) accepts[state] = 1;
  const steps = [];
  const stepOf = (symbol) => {
    const taken = table.sets.map((classes) => classes.includes(symbol));
    const ends = new Int32Array(rows.length + 1);
    const targets = [];
    rows.forEach((row, state) => {
      for (let at = 0; at < row.length; at += 2) if (taken[row[at + 1] ?? 0]) targets.push(row[at] ?? 0);
      ends[state + 1] = targets.length;
    });
    const step = { ends, targets: Int32Array.from(targets) };
    steps[symbol] = step;
    return step;
  };
  let active = new Int32Array(rows.length);
  let reached = new Int32Array(rows.length);
  const mark = new Int32Array(rows.length);
  return (text) => {
    mark.fill(0);
    active[0] = 0;
    let count = 1;
    for (let at = 0; at < text.length && count > 0; at++) {
      const stamp = at + 1;
      const code = text.codePointAt(at) ?? 0;
      if (code > 65535) at++;
      const symbol = code < 128 ? ascii[code] ?? 0 : search(code);
      const { ends, targets } = steps[symbol] ?? stepOf(symbol);
      let found = 0;
      for (let index = 0; index < count; index++) {
        const state = active[index] ?? 0;
        const end = ends[state + 1] ?? 0;
        for (let edge = ends[state] ?? 0; edge < end; edge++) {
          const target = targets[edge] ?? 0;
          if (mark[target] === stamp) continue;
          mark[target] = stamp;
          reached[found++] = target;
        }
      }
      const spare = active;
      active = reached;
      reached = spare;
      count = found;
    }
    for (let index = 0; index < count; index++) if (accepts[active[index] ?? 0] === 1) return true;
    return false;
  };
}`,
} as const;
