// Generated from src/stream/sequence by src/scripts/generate-series-runtime.ts; do not edit.

export const SERIES_RUNTIME = `// How matches are found: the same code for every sequence and sample.
const { createSequenceMatcher, momentReader } = (() => {
  // hit
  /** The item that \`until\` stands for. */
  var UNTIL = -1;

  /** For how many things a match counts while it is kept: itself, and what its references keep in memory. */
  function weighMatch({ events }, weigh) {
    return events.reduce((sum, ref) => sum + (ref === null ? 0 : weigh(ref)), 1);
  }

  // key table
  /** In place of the number of a text that nobody holds. */
  var NOBODY = -1;

  /** The bit that no rule has as its mark. */
  var ALWAYS = 1 << 31;
  var MARKS = 31;

  function createKeyTable() {
    const numbers = new Map();
    const texts = [];
    const holds = [];
    const marks = [];
    const free = [];
    let rules = 0;
    let lastText = "";
    let lastNumber = NOBODY;
    function find(text) {
      if (text !== lastText) {
        lastText = text;
        lastNumber = numbers.get(text) ?? NOBODY;
      }
      return lastNumber;
    }
    function hold(text, mark) {
      const known = find(text);
      if (known !== NOBODY) {
        holds[known] = (holds[known] ?? 0) + 1;
        marks[known] = (marks[known] ?? 0) | mark;
        return known;
      }
      const number = free.pop() ?? texts.length;
      texts[number] = text;
      holds[number] = 1;
      marks[number] = mark;
      numbers.set(text, number);
      lastNumber = number;
      return number;
    }
    function release(number) {
      const left = (holds[number] ?? 1) - 1;
      holds[number] = left;
      if (left > 0) return;
      numbers.delete(texts[number] ?? "");
      if (number === lastNumber) lastNumber = NOBODY;
      texts[number] = "";
      free.push(number);
    }
    return {
      forRule() {
        const mark = 1 << rules++ % MARKS;
        return { mark, hold: (text) => hold(text, mark), find, release };
      },
      marksOf(text) {
        const number = find(text);
        return number === NOBODY ? 0 : marks[number] ?? 0;
      },
      size: () => numbers.size
    };
  }

  // values
  /**
   * The scalars of a field of an event: nested objects, dotted keys and mixtures, through lists, pooled (eql-semantics 9.3).
   * Own properties only; no recursion.
   */
  function scalarsAt(event, name) {
    if (isObject(event) && Object.hasOwn(event, name) && !name.includes(".")) {
      const alone = event[name];
      if (typeof alone === "string") return [alone];
    }
    const found = [];
    const waiting = [{ value: event, rest: name }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { value, rest } = next;
      if (Array.isArray(value)) {
        for (const each of value) waiting.push({ value: each, rest });
      } else if (rest === null) {
        if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") found.push(value);
      } else if (isObject(value)) {
        if (Object.hasOwn(value, rest)) waiting.push({ value: value[rest], rest: null });
        for (let dot = rest.indexOf("."); dot >= 0; dot = rest.indexOf(".", dot + 1)) {
          const head2 = rest.slice(0, dot);
          if (Object.hasOwn(value, head2)) waiting.push({ value: value[head2], rest: rest.slice(dot + 1) });
        }
      }
    }
    return found;
  }

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  // instant
  /** \`strict_date_optional_time\`: a date, and as much of a time as is given. (eql-semantics 9.1) */
  var ISO = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T(?:([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?)?(?:Z|([+-])([0-9]{2})(?::?([0-9]{2}))?)?)?)?)?$/;
  var EPOCH = /^(-?)([0-9]{1,18})(?:\\.([0-9]{1,6}))?$/;
  var LAST_OF_NANOSECONDS = 9223372036854;
  var LARGEST_OFFSET = 18 * 60;

  /**
   * Reads ISO text, or milliseconds since 1970 as a number or its text; null when it is neither. Four digits are a year, even
   * as a number: that is how Elasticsearch reads them.
   */
  function readInstant(value, precision) {
    if (typeof value === "boolean") return null;
    const text = String(value);
    const instant = fromUsualText(text) ?? fromText(text) ?? fromEpoch(text);
    if (instant === null) return null;
    if (precision === "milliseconds") return { ms: instant.ms, ns: 0 };
    return instant.ms < 0 || instant.ms > LAST_OF_NANOSECONDS ? null : instant;
  }
  var lastDay = "";
  var lastMidnight = null;

  /** \`2024-01-31T23:59:59.999Z\`, with any digits of a second or none; null: it is written otherwise, or is none. */
  function fromUsualText(text) {
    const end = text.length - 1;
    if (end < 19 || end > 29 || text.charCodeAt(end) !== LETTER_Z || text.charCodeAt(10) !== LETTER_T) return null;
    if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return null;
    const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
    const fraction = end === 19 ? 0 : digits(text, 20, end);
    const isWhole = hour >= 0 && minute >= 0 && second >= 0 && fraction >= 0;
    if (!isWhole || hour > 23 || minute > 59 || second > 59) return null;
    if (end === 20 || end > 20 && text.charCodeAt(19) !== POINT) return null;
    if (!text.startsWith(lastDay) || lastDay === "") {
      lastDay = text.slice(0, 10);
      lastMidnight = fromText(lastDay)?.ms ?? null;
    }
    if (lastMidnight === null) return null;
    const nanoseconds = end === 19 ? 0 : fraction * 10 ** (29 - end);
    const ms = Math.floor(nanoseconds / 1e6);
    return { ms: lastMidnight + ((hour * 60 + minute) * 60 + second) * 1e3 + ms, ns: nanoseconds - ms * 1e6 };
  }
  var [LETTER_T, LETTER_Z, COLON, POINT, ZERO] = [84, 90, 58, 46, 48];

  /** The number that digits spell; below 0: one is none. */
  function digits(text, from, to) {
    let number = 0;
    for (let at = from; at < to; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      number = number * 10 + digit;
    }
    return number;
  }

  function fromEpoch(text) {
    const [, sign, whole = "", fraction = ""] = EPOCH.exec(text) ?? [];
    if (sign === undefined) return null;
    const ns = Number(fraction.padEnd(6, "0"));
    if (sign === "") return { ms: Number(whole), ns };
    return ns === 0 ? { ms: 0 - Number(whole), ns } : { ms: -1 - Number(whole), ns: 1e6 - ns };
  }

  function fromText(text) {
    const parts = ISO.exec(text);
    if (parts === null) return null;
    const at = (index, absent) => Number(parts[index] ?? absent);
    const [hour, minute, second] = [at(4, 0), at(5, 0), at(6, 0)];
    const [offset, offsetMinutes] = [at(9, 0) * 60 + at(10, 0), at(10, 0)];
    if (hour > 23 || minute > 59 || second > 59 || offset > LARGEST_OFFSET || offsetMinutes > 59) return null;
    const midnight = startOfDay(at(1, 0), at(2, 1), at(3, 1));
    if (midnight === null) return null;
    const sinceMidnight = ((hour * 60 + minute) * 60 + second) * 1e3;
    const fraction = (parts[7] ?? "").padEnd(9, "0");
    const shift = (parts[8] === "-" ? -offset : offset) * 6e4;
    return { ms: midnight + sinceMidnight - shift + Number(fraction.slice(0, 3)), ns: Number(fraction.slice(3)) };
  }

  /** Null for a day that no calendar has. The years before 100 need the setter: \`Date.UTC\` takes them for 1900 to 1999. */
  function startOfDay(year, month, day) {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
  }

  // place
  /** Reads moments from the timestamp field. */
  function momentReader(options) {
    return (event) => readMoment(event, options);
  }

  function readMoment(event, { timestampField, precision, written, tiebreaker }) {
    const stamps = scalarsAt(event, timestampField);
    const [stamp] = stamps;
    if (stamp === undefined) return { ok: false, reason: "no-timestamp" };
    const instant = stamps.length !== 1 ? null : written === null ? readInstant(stamp, precision) : onlyInstant(written(event));
    if (instant === null) return { ok: false, reason: "bad-timestamp" };
    if (tiebreaker === null) return { ok: true, instant, tiebreaker: null };
    const values = tiebreaker(event);
    if (typeof values !== "object") return { ok: true, instant, tiebreaker: values };
    if (values.length > 1) return { ok: false, reason: "several-tiebreakers" };
    return { ok: true, instant, tiebreaker: values[0] ?? null };
  }

  function onlyInstant([ms]) {
    return ms === undefined ? null : { ms, ns: 0 };
  }

  /** Negative when the first stands before the other. */
  function comparePlaces(one, other) {
    return one.ms - other.ms || one.ns - other.ns || compareScalars(one.tiebreaker, other.tiebreaker) || one.arrival - other.arrival;
  }

  /** Within one type by value, texts by code point; else booleans, numbers, texts; null is last. */
  function compareScalars(one, other) {
    if (one === other) return 0;
    if (isNumber(one) && isNumber(other)) return one < other ? -1 : Number(one > other);
    if (typeof one === "string" && typeof other === "string") return compareTexts(one, other);
    return rank(one) - rank(other);
  }

  function isNumber(value) {
    return typeof value === "number" || typeof value === "bigint";
  }

  function rank(value) {
    if (value === null) return 4;
    if (typeof value === "string") return 3;
    return isNumber(value) ? 2 : Number(value);
  }

  /** As UTF-8 bytes order. Units of surrogate pairs stand for what comes after all others. */
  function compareTexts(one, other) {
    const length = Math.min(one.length, other.length);
    for (let index = 0; index < length; index++) {
      const difference = lifted(one.charCodeAt(index)) - lifted(other.charCodeAt(index));
      if (difference !== 0) return difference;
    }
    return one.length - other.length;
  }

  function lifted(unit) {
    return unit >= 55296 && unit <= 57343 ? unit + 65536 : unit;
  }

  // keys
  /** An event with longer lists than this in several keys would have more tuples than anyone meant. */
  var MOST_TUPLES = 1e3;

  /**
   * The join keys of an event as texts, each once: every choice of one element from each key's values; a key without values
   * is null, and null equals null (eql-semantics 10.3). Equal texts are equal typed values: \`5\` is not \`"5"\`. None when there
   * are more than \`MOST_TUPLES\`. Sorted: how an event spells its values decides nothing, not even what goes first when there is no more room.
   */
  function keyTexts(values) {
    if (values.length > 0 && values.every((found) => typeof found === "string")) return [JSON.stringify(values).slice(1, -1)];
    let texts = [""];
    for (const found of values) {
      const parts = typeof found === "object" ? distinct(found) : [write(found)];
      if (texts.length * parts.length > MOST_TUPLES) return [];
      const [first] = texts;
      texts = first === "" ? parts : texts.flatMap((text) => parts.map((part) => \`\${text},\${part}\`));
    }
    return texts.length > 1 ? [...texts].sort() : texts;
  }

  function distinct(values) {
    if (values.length === 0) return ["null"];
    return values.length === 1 ? values.map(write) : [...new Set(values.map(write))];
  }

  /** JSON; a whole number beyond 2^53 is the list of its digits, so that it equals itself in every spelling and nothing else. */
  function write(value) {
    if (typeof value === "bigint") return \`["\${value}"]\`;
    const isLarge = typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
    return isLarge ? \`["\${BigInt(value)}"]\` : JSON.stringify(value);
  }

  /** The tuple that a text of \`keyTexts\` stands for; a whole number that JavaScript's numbers miss is given as its digits. */
  function readKey(text) {
    return readKeyText(text).map((value) => {
      if (typeof value !== "bigint") return value;
      return BigInt(Number(value)) === value ? Number(value) : String(value);
    });
  }

  function readKeyText(text) {
    const parts = JSON.parse(\`[\${text}]\`);
    return parts.map((part) => typeof part === "object" && part !== null ? BigInt(part[0]) : part);
  }

  /** Whether one of the keys is null. */
  function hasNull(text) {
    return text.includes("null") && readKeyText(text).includes(null);
  }

  /** The order of tuples by their texts: ascending, key by key; null is first. */
  function compareKeyTexts(one, other) {
    const against = readKeyText(other);
    for (const [index, value] of readKeyText(one).entries()) {
      const theirs = against[index] ?? null;
      if (value === theirs) continue;
      if (value === null || theirs === null) return value === null ? -1 : 1;
      return compareScalars(value, theirs);
    }
    return 0;
  }

  // clocks
  /**
   * Before \`closedMs\` nothing more is taken; \`passedMs\` and \`passedNs\` are of the last event that passed; before \`quietUntilMs\` nothing is over by time
   * alone; \`passed\` counts what went by with \`pass\`.
   */
  var HANDS = { closedMs: 0, passedMs: 1, passedNs: 2, quietUntilMs: 3, passed: 4 };

  /** A line of a processor's cache for each. */
  var WIDTH = 8;

  function createClocks() {
    let block = new Float64Array(WIDTH * 16);
    let rules = 0;
    function get(rule, hand) {
      return block[rule * WIDTH + hand] ?? 0;
    }
    function set(rule, hand, value) {
      block[rule * WIDTH + hand] = value;
    }
    return {
      forRule() {
        if (rules * WIDTH === block.length) {
          const larger = new Float64Array(2 * block.length);
          larger.set(block);
          block = larger;
        }
        for (const hand of [HANDS.closedMs, HANDS.passedMs, HANDS.quietUntilMs]) set(rules, hand, -Infinity);
        return rules++;
      },
      get,
      set,
      pass(rule, ms, ns) {
        const at = rule * WIDTH;
        const isLate = !(ms >= get(rule, HANDS.closedMs)) || ms === get(rule, HANDS.passedMs) && ns < get(rule, HANDS.passedNs);
        if (isLate || !(ms < get(rule, HANDS.quietUntilMs))) return false;
        block[at + HANDS.closedMs] = ms;
        block[at + HANDS.passedMs] = ms;
        block[at + HANDS.passedNs] = ns;
        block[at + HANDS.passed] = get(rule, HANDS.passed) + 1;
        return true;
      }
    };
  }

  // age list
  function createAgeList() {
    let oldest = null;
    let youngest = null;
    return {
      oldest: () => oldest,
      push(value) {
        const entry = { value, older: youngest, younger: null };
        if (youngest === null) oldest = entry;
        else youngest.younger = entry;
        youngest = entry;
        return entry;
      },
      remove({ older, younger }) {
        if (older === null) oldest = younger;
        else older.younger = younger;
        if (younger === null) youngest = older;
        else younger.older = older;
      }
    };
  }

  // pipes
  /** Each pipe keeps the first or the last of what the one before it leaves; a count is of whole sequences (eql-semantics 10.7). */
  function createPipeline(pipes, keeping, emit) {
    return pipes.reduceRight(
      (rest, { kind, count }) => kind === "head" ? head(count, rest) : tail(count, keeping, rest),
      { push: emit, end: () => {
      }, done: () => false, evictions: () => 0 }
    );
  }

  function head(count, rest) {
    let left = count;
    return {
      push(match) {
        if (left === 0) return;
        left--;
        rest.push(match);
      },
      end: rest.end,
      // A tail behind gives what it has at the end, with or without more.
      done: () => left === 0 || rest.done(),
      evictions: rest.evictions
    };
  }

  function tail(count, { budget, weigh, momentOf }, rest) {
    const kept = createAgeList();
    const arriving = [];
    let size = 0;
    let evictions = 0;
    function takeOldest() {
      const oldest = kept.oldest();
      if (oldest === null) return null;
      kept.remove(oldest);
      size--;
      budget.give(weigh(oldest.value));
      return oldest.value;
    }
    budget.register({
      oldest: () => {
        const oldest = kept.oldest();
        return oldest === null ? Infinity : momentOf(oldest.value);
      },
      evict() {
        if (takeOldest() !== null) evictions++;
      }
    });
    return {
      push(match) {
        if (count === 0) return;
        arriving.push(match);
        if (arriving.length > 1) return;
        for (let [next] = arriving; next !== undefined; [next] = arriving) {
          if (size === count) takeOldest();
          budget.take(weigh(next));
          kept.push(next);
          size++;
          arriving.shift();
        }
      },
      end() {
        for (let match = takeOldest(); match !== null; match = takeOldest()) rest.push(match);
        rest.end();
      },
      done: () => count === 0 || rest.done(),
      evictions: () => evictions + rest.evictions()
    };
  }

  // reorder
  function createReorder(options) {
    const { clocks, clock, maxDelay, tiebreakers, room, weigh, release } = options;
    const nobodyWaits = maxDelay === 0 && !tiebreakers;
    const heap = [];
    let lastReleased = null;
    function releaseFirst() {
      const first = takeFirst(heap);
      if (first === null) return;
      room.give(weigh(first));
      lastReleased = first.place;
      clocks.set(clock, HANDS.closedMs, Math.max(closedMs(), first.place.ms));
      release(first);
    }
    function closedMs() {
      return clocks.get(clock, HANDS.closedMs);
    }
    function advance(ms) {
      const over = Math.max(closedMs(), ms - maxDelay);
      for (let [first] = heap; first !== undefined; [first] = heap) {
        if (tiebreakers ? first.place.ms >= over : first.place.ms > over) break;
        releaseFirst();
      }
      if (over > closedMs()) {
        clocks.set(clock, HANDS.closedMs, over);
        options.over(over);
      }
    }
    function isLate({ ms, ns }) {
      return ms < closedMs() || ms === clocks.get(clock, HANDS.passedMs) && ns < clocks.get(clock, HANDS.passedNs);
    }
    room.register({ first: () => heap[0]?.place ?? null, release: releaseFirst });
    return {
      nobodyWaits,
      passes(moment) {
        if (!nobodyWaits || isLate(moment)) return false;
        clocks.set(clock, HANDS.closedMs, moment.ms);
        clocks.set(clock, HANDS.passedMs, moment.ms);
        clocks.set(clock, HANDS.passedNs, moment.ns);
        return true;
      },
      push(item) {
        const { place } = item;
        if (isLate(place) || lastReleased !== null && comparePlaces(place, lastReleased) < 0) return false;
        insert(heap, item);
        advance(place.ms);
        room.take(weigh(item));
        return true;
      },
      advance,
      end() {
        while (heap.length > 0) releaseFirst();
      }
    };
  }

  /** A binary heap: an item stands before both items below it. */
  function insert(heap, item) {
    let at = heap.push(item) - 1;
    while (at > 0) {
      const above = at - 1 >> 1;
      const parent = heap[above];
      if (parent === undefined || comparePlaces(parent.place, item.place) <= 0) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = item;
  }

  function takeFirst(heap) {
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length === 0) return first;
    let at = 0;
    for (; ; ) {
      const below = smallerBelow(heap, at);
      const child = heap[below];
      if (child === undefined || comparePlaces(last.place, child.place) <= 0) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return first;
  }

  function smallerBelow(heap, at) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    const rightFirst = left !== undefined && right !== undefined && comparePlaces(right.place, left.place) < 0;
    return 2 * at + (rightFirst ? 2 : 1);
  }

  // distinct choice
  /** With more items than this, any choice will do: which events a sample shows is unspecified (eql-semantics 10.6). */
  var MOST_REFINED = 32;

  /**
   * One event for each item, none twice; null when there is no such choice. \`fitting\` lists the events of each item,
   * ascending; the choice is the first in the order of the items. A matching grown by augmenting paths, so the work is
   * polynomial.
   */
  function distinctChoice(fitting) {
    const chosen = [];
    const holders = new Map();
    function place(item, movable, seen) {
      for (const event of fitting[item] ?? []) {
        if (seen.has(event)) continue;
        seen.add(event);
        const holder = holders.get(event);
        if (holder !== undefined && (holder < movable || !place(holder, movable, seen))) continue;
        holders.set(event, item);
        chosen[item] = event;
        return true;
      }
      return false;
    }
    function improve(item, event) {
      const held = chosen[item] ?? event;
      const holder = holders.get(event);
      if (holder !== undefined && holder < item) return false;
      holders.delete(held);
      holders.set(event, item);
      if (holder === undefined || place(holder, item + 1, new Set([event]))) {
        chosen[item] = event;
        return true;
      }
      holders.set(held, item);
      holders.set(event, holder);
      return false;
    }
    for (const item of fitting.keys()) if (!place(item, 0, new Set())) return null;
    if (fitting.length > MOST_REFINED) return chosen;
    for (const [item, events] of fitting.entries()) {
      for (const event of events) if (event === chosen[item] || improve(item, event)) break;
    }
    return chosen;
  }

  /** The first \`most\` choices of one event for each item, none twice in a choice, in the order of the items' events. */
  function distinctChoices(fitting, most) {
    const found = [];
    function extend(chosen) {
      const [events, ...rest] = fitting.slice(chosen.length);
      if (events === undefined) {
        found.push(chosen);
        return;
      }
      for (const event of events) {
        if (found.length >= most) return;
        const next = [...chosen, event];
        const free = rest.map((others) => others.filter((other) => !next.includes(other)));
        if (!chosen.includes(event) && distinctChoice(free) !== null) extend(next);
      }
    }
    const first = distinctChoice(fitting);
    if (first === null) return [];
    if (most === 1) return [first];
    extend([]);
    return found;
  }

  // sample state
  /**
   * Samples (eql-semantics 10.6): for each key for which every item has an event of its own, the first such choices, \`most\`
   * at most, keys ascending, once no event comes any more. As many events an item as there are items, and one more for every
   * further sample, are enough: were a later one chosen, so many of these would be free, and each a choice that comes first.
   */
  function createSampleState(items, most, budget, weigh, emit) {
    const ages = createAgeList();
    const byKey = new Map();
    let arrivals = 0;
    let evictions = 0;
    const enough = items + most - 1;
    function gatheredOf(keyText, sinceMs) {
      const known = byKey.get(keyText);
      if (known !== undefined) return known.value;
      const entry = ages.push({ keyText, sinceMs, fitting: Array.from({ length: items }, () => []), kept: 0, units: 0 });
      byKey.set(keyText, entry);
      return entry.value;
    }
    function drop(entry) {
      ages.remove(entry);
      byKey.delete(entry.value.keyText);
      budget.give(entry.value.units);
    }
    function clear() {
      for (let entry = ages.oldest(); entry !== null; entry = ages.oldest()) drop(entry);
    }
    budget.register({
      oldest: () => ages.oldest()?.value.sinceMs ?? Infinity,
      evict() {
        const entry = ages.oldest();
        if (entry === null) return;
        evictions += entry.value.kept;
        drop(entry);
      }
    });
    return {
      process({ ms }, hits, ref) {
        const arrival = arrivals++;
        for (const { item, keys } of hits) {
          for (const keyText of keys) {
            if ((byKey.get(keyText)?.value.fitting[item]?.length ?? 0) >= enough) continue;
            const units = 1 + weigh(ref);
            budget.take(units);
            const gathered = gatheredOf(keyText, ms);
            gathered.fitting[item]?.push([arrival, ref]);
            gathered.kept++;
            gathered.units += units;
          }
        }
      },
      advance: () => {
      },
      idle: () => false,
      quietUntil: () => -Infinity,
      finish() {
        const chosen = [...byKey.values()].flatMap(({ value: { keyText, fitting } }) => {
          const refs = new Map(fitting.flat());
          const choices = distinctChoices(
            fitting.map((events) => events.map(([arrival]) => arrival)),
            most
          );
          return choices.map((choice) => ({ keyText, events: choice.map((arrival) => refs.get(arrival) ?? null) }));
        });
        clear();
        chosen.sort((one, other) => compareKeyTexts(one.keyText, other.keyText));
        for (const { keyText, events } of chosen) emit({ keyText, events, lastMs: 0 });
      },
      clear,
      evictions: () => evictions,
      nullKeys: () => 0
    };
  }

  // columns
  /** No row. */
  var NONE = -1;

  /** Moments and other numbers at full precision. */
  var float64Column = () => column((length) => new Float64Array(length));

  /** Row numbers, \`NONE\` included. */
  var int32Column = () => column((length) => new Int32Array(length));
  var int16Column = () => column((length) => new Int16Array(length));

  function column(make) {
    let block = make(16);
    return {
      get: (row) => block[row] ?? 0,
      set(row, value) {
        if (row >= block.length) {
          const larger = make(Math.max(row + 1, Math.ceil(block.length * 1.5)));
          larger.set(block);
          block = larger;
        }
        block[row] = value;
      }
    };
  }

  function createRows() {
    const free = [];
    let next = 0;
    return {
      take: () => free.pop() ?? next++,
      give: (row) => {
        free.push(row);
      }
    };
  }

  // leading
  function createLeading(keys, budget) {
    const ages = createAgeList();
    const byKey = new Map();
    function drop(entry) {
      ages.remove(entry);
      byKey.delete(entry.value.key);
      keys.release(entry.value.key);
      budget.give(1);
    }
    return {
      note(keyText, ms) {
        const known = byKey.get(keys.find(keyText));
        if (known === undefined) {
          budget.take(1);
          const key = keys.hold(keyText);
          byKey.set(key, ages.push({ key, latestMs: ms, earlierMs: -Infinity }));
        } else if (ms > known.value.latestMs) {
          const { key, latestMs } = known.value;
          ages.remove(known);
          byKey.set(key, ages.push({ key, latestMs: ms, earlierMs: latestMs }));
        }
      },
      before(keyText, ms) {
        const known = byKey.get(keys.find(keyText));
        if (known === undefined) return -Infinity;
        const { latestMs, earlierMs } = known.value;
        return latestMs < ms ? latestMs : earlierMs;
      },
      forget(beforeMs) {
        for (let entry = ages.oldest(); entry !== null && entry.value.latestMs < beforeMs; entry = ages.oldest()) drop(entry);
      },
      oldest: () => ages.oldest()?.value.latestMs ?? Infinity,
      evict() {
        const entry = ages.oldest();
        if (entry !== null) drop(entry);
      }
    };
  }

  // absences
  function createAbsences(kept) {
    if (!kept) {
      return { begin: () => {
      }, note: () => {
      }, extend: () => {
      }, spoilt: () => false, lead: () => -Infinity };
    }
    const lead = float64Column();
    const unwanted = float64Column();
    const spoilt = int16Column();
    return {
      begin(partial, leadMs) {
        lead.set(partial, leadMs);
        unwanted.set(partial, Infinity);
        spoilt.set(partial, 0);
      },
      note(partial, lastMs, ms) {
        if (ms > lastMs && ms < unwanted.get(partial)) unwanted.set(partial, ms);
      },
      extend(partial, ms) {
        if (unwanted.get(partial) < ms) spoilt.set(partial, 1);
        unwanted.set(partial, Infinity);
      },
      spoilt: (partial) => spoilt.get(partial) === 1,
      lead: lead.get
    };
  }

  // event chains
  function createEventChains() {
    const rows = createRows();
    const refs = [];
    const previous = int32Column();
    return {
      add(ref, before) {
        const row = rows.take();
        refs[row] = ref;
        previous.set(row, before);
        return row;
      },
      remove(end) {
        for (let row = end; row !== NONE; row = previous.get(row)) {
          refs[row] = null;
          rows.give(row);
        }
      },
      chain(end) {
        const found = [];
        for (let row = end; row !== NONE; row = previous.get(row)) {
          const ref = refs[row];
          if (ref !== null && ref !== undefined) found.push(ref);
        }
        return found.reverse();
      }
    };
  }

  // row map
  /** Free places are more than half of all. */
  var FEWEST_PLACES = 16;

  /** Knuth's multiplier, which spreads numbers that follow each other. */
  var SPREAD = 2654435761;

  function createRowMap() {
    let mask = FEWEST_PLACES - 1;
    let numbers = new Int32Array(FEWEST_PLACES).fill(NONE);
    let rows = new Int32Array(FEWEST_PLACES);
    let size = 0;
    function homeOf(number) {
      return Math.imul(number, SPREAD) >>> 7 & mask;
    }
    function placeOf(number) {
      let place = homeOf(number);
      while (numbers[place] !== number && numbers[place] !== NONE) place = place + 1 & mask;
      return place;
    }
    function put(number, row) {
      const place = placeOf(number);
      if (numbers[place] === NONE) size++;
      numbers[place] = number;
      rows[place] = row;
    }
    function grow() {
      const [oldNumbers, oldRows] = [numbers, rows];
      mask = 2 * mask + 1;
      numbers = new Int32Array(mask + 1).fill(NONE);
      rows = new Int32Array(mask + 1);
      size = 0;
      for (const [place, number] of oldNumbers.entries()) if (number !== NONE) put(number, oldRows[place] ?? NONE);
    }
    return {
      get(number) {
        const place = placeOf(number);
        return numbers[place] === NONE ? NONE : rows[place] ?? NONE;
      },
      set(number, row) {
        if (2 * size > mask) grow();
        put(number, row);
      },
      /** What stands behind moves up to where it is looked for, so that no place need be marked as left. */
      delete(number) {
        let free = placeOf(number);
        if (numbers[free] === NONE) return;
        size--;
        for (let place = free + 1 & mask; numbers[place] !== NONE; place = place + 1 & mask) {
          const home = homeOf(numbers[place] ?? 0);
          if ((place - home & mask) < (place - free & mask)) continue;
          numbers[free] = numbers[place] ?? NONE;
          rows[free] = rows[place] ?? NONE;
          free = place;
        }
        numbers[free] = NONE;
      }
    };
  }

  // partials
  var [START_MS, LAST_MS] = [0, 1];
  var [KEY, STAGE, NEXT_OF_KEY, OLDER, YOUNGER, START_NS, WEIGHT, LAST_EVENT] = [4, 5, 6, 7, 8, 9, 10, 11];
  var [DOUBLES, WORDS] = [6, 12];

  /** \`withAbsences\` when the rule has missing events; without, nothing is kept for them. \`weigh\` tells what an event weighs. */
  function createPartials(withAbsences, weigh) {
    const rows = createRows();
    const firsts = createRowMap();
    const absences = createAbsences(withAbsences);
    const events = createEventChains();
    let doubles = new Float64Array(16 * DOUBLES);
    let words = new Int32Array(doubles.buffer);
    let oldest = NONE;
    let youngest = NONE;
    function word(partial, place) {
      return words[partial * WORDS + place] ?? 0;
    }
    function setWord(partial, place, value) {
      words[partial * WORDS + place] = value;
    }
    function makeRoom(partial) {
      if (partial * DOUBLES < doubles.length) return;
      const larger = new Float64Array(DOUBLES * Math.ceil(1.5 * (partial + 1)));
      larger.set(doubles);
      doubles = larger;
      words = new Int32Array(doubles.buffer);
    }
    function unlink(partial) {
      const [before, after] = [word(partial, OLDER), word(partial, YOUNGER)];
      if (before === NONE) oldest = after;
      else setWord(before, YOUNGER, after);
      if (after === NONE) youngest = before;
      else setWord(after, OLDER, before);
    }
    function appendToKey(partial, ofKey) {
      let last = firsts.get(ofKey);
      if (last === NONE) firsts.set(ofKey, partial);
      else {
        while (word(last, NEXT_OF_KEY) !== NONE) last = word(last, NEXT_OF_KEY);
        setWord(last, NEXT_OF_KEY, partial);
      }
    }
    return {
      first: firsts.get,
      next: (partial) => word(partial, NEXT_OF_KEY),
      oldest: () => oldest,
      key: (partial) => word(partial, KEY),
      stage: (partial) => word(partial, STAGE),
      startMs: (partial) => doubles[partial * DOUBLES + START_MS] ?? 0,
      startNs: (partial) => word(partial, START_NS),
      weight: (partial) => word(partial, WEIGHT),
      leadMs: absences.lead,
      add(ofKey, { ms, ns }, ref, leadMs) {
        const partial = rows.take();
        makeRoom(partial);
        doubles[partial * DOUBLES + START_MS] = ms;
        doubles[partial * DOUBLES + LAST_MS] = ms;
        setWord(partial, KEY, ofKey);
        setWord(partial, STAGE, 0);
        setWord(partial, NEXT_OF_KEY, NONE);
        setWord(partial, OLDER, youngest);
        setWord(partial, YOUNGER, NONE);
        setWord(partial, START_NS, ns);
        setWord(partial, WEIGHT, weigh(ref));
        setWord(partial, LAST_EVENT, events.add(ref, NONE));
        if (youngest === NONE) oldest = partial;
        else setWord(youngest, YOUNGER, partial);
        youngest = partial;
        absences.begin(partial, leadMs);
        appendToKey(partial, ofKey);
        return partial;
      },
      extend(partial, ms, ref) {
        setWord(partial, STAGE, word(partial, STAGE) + 1);
        absences.extend(partial, ms);
        doubles[partial * DOUBLES + LAST_MS] = ms;
        setWord(partial, WEIGHT, word(partial, WEIGHT) + weigh(ref));
        setWord(partial, LAST_EVENT, events.add(ref, word(partial, LAST_EVENT)));
      },
      noteUnwanted: (partial, ms) => absences.note(partial, doubles[partial * DOUBLES + LAST_MS] ?? 0, ms),
      remove(partial, before) {
        const after = word(partial, NEXT_OF_KEY);
        if (before !== NONE) setWord(before, NEXT_OF_KEY, after);
        else if (after === NONE) firsts.delete(word(partial, KEY));
        else firsts.set(word(partial, KEY), after);
        unlink(partial);
        events.remove(word(partial, LAST_EVENT));
        rows.give(partial);
      },
      completed(partial, ms, ref) {
        absences.extend(partial, ms);
        return absences.spoilt(partial) ? null : [...events.chain(word(partial, LAST_EVENT)), ref];
      }
    };
  }

  // stages
  /** Sets out the stages of a sequence: \`with runs=n\` is n copies (eql-semantics 10.4), missing items stand in the gaps. */
  function stagesOf(steps) {
    const count = steps.reduce((sum, step) => sum + (step.missing ? 0 : step.runs), 0);
    const roles = [];
    const layout = [];
    let next = 0;
    for (const step of steps) {
      if (step.missing) {
        roles.push(gapRole(next, count));
        layout.push(...Array.from({ length: step.runs }, () => null));
      } else {
        roles.push({ kind: "fills", from: next, to: next + step.runs - 1 });
        layout.push(...Array.from({ length: step.runs }, (_, index) => next + index));
        next += step.runs;
      }
    }
    return { roles, count, layout };
  }

  function gapRole(next, count) {
    if (next === 0) return { kind: "leading" };
    return next === count ? { kind: "trailing" } : { kind: "between", stage: next };
  }

  // undecided
  /** \`weigh\` tells the units that a match takes. */
  function createUndecided(keys, budget, weigh, emit) {
    const queue = createAgeList();
    const open = new Map();
    function close(waiting, state) {
      waiting.state = state;
      const others = open.get(waiting.key);
      others?.delete(waiting);
      if (others?.size === 0) open.delete(waiting.key);
    }
    function leave(entry) {
      queue.remove(entry);
      keys.release(entry.value.key);
      budget.give(weigh(entry.value.match));
    }
    function lose(entry) {
      close(entry.value, "lost");
      leave(entry);
    }
    function flush(ms) {
      for (let entry = queue.oldest(); entry !== null; entry = queue.oldest()) {
        const waiting = entry.value;
        if (waiting.state === "open") {
          if (waiting.deadlineMs >= ms) return;
          close(waiting, "kept");
        }
        leave(entry);
        if (waiting.state === "kept") emit(waiting.match);
      }
    }
    return {
      add(keyText, match, lastMs, deadlineMs) {
        const decided = lastMs >= deadlineMs;
        if (decided && queue.oldest() === null) return emit(match);
        budget.take(weigh(match));
        const key = keys.hold(keyText);
        const waiting = { key, match, lastMs, deadlineMs, state: decided ? "kept" : "open" };
        queue.push(waiting);
        if (decided) return;
        const others = open.get(key);
        if (others === undefined) open.set(key, new Set([waiting]));
        else others.add(waiting);
      },
      note(keyText, ms) {
        for (const waiting of open.get(keys.find(keyText)) ?? []) {
          if (ms > waiting.lastMs) close(waiting, ms > waiting.deadlineMs ? "kept" : "lost");
        }
        flush(ms);
      },
      advance: flush,
      oldest: () => queue.oldest()?.value.lastMs ?? Infinity,
      evict() {
        const entry = queue.oldest();
        if (entry === null) return;
        lose(entry);
        flush(-Infinity);
      },
      clear() {
        for (let entry = queue.oldest(); entry !== null; entry = queue.oldest()) lose(entry);
      }
    };
  }

  // sequence state
  /**
   * The state machine of a sequence (eql-semantics 10.2 to 10.5). Events come in a total order and stages are filled from the
   * last to the first, so everything kept is strictly before the event at hand. Of the partials of one key at one stage only
   * the youngest can ever go on (step 2), and whatever drops it would drop the older ones too; so one is kept, and what
   * \`until\` or maxspan (both monotone) make hopeless goes at once.
   */
  function createSequenceState(plan, keys, budget, weigh, emit) {
    const { roles, count, layout } = stagesOf(plan.steps);
    const maxspan = plan.maxspan ?? Infinity;
    const final = count - 1;
    const has = (kind) => roles.some((role) => role.kind === kind);
    const [hasLeading, hasTrailing] = [has("leading"), has("trailing")];
    const hasMissing = hasLeading || hasTrailing || has("between");
    const partials = createPartials(hasLeading || has("between"), weigh);
    const leading = createLeading(keys, budget);
    const undecided = createUndecided(keys, budget, (match) => weighMatch(match, weigh), emit);
    let completed = [];
    let evictions = 0;
    let nullKeys = 0;
    function drop(partial, before) {
      const key = partials.key(partial);
      const units = 1 + partials.weight(partial);
      partials.remove(partial, before);
      keys.release(key);
      budget.give(units);
    }
    function expire(ms, ns) {
      for (let oldest = partials.oldest(); oldest !== NONE; oldest = partials.oldest()) {
        const age = ms - partials.startMs(oldest);
        if (age < maxspan || age === maxspan && ns <= partials.startNs(oldest)) return;
        drop(oldest, NONE);
      }
    }
    function fill(from, to, keyText, at, ref) {
      const key = keys.find(keyText);
      let beforeLast = NONE;
      let last = NONE;
      let next = NONE;
      let grown = 0;
      for (let partial = key < 0 ? NONE : partials.first(key); partial !== NONE; partial = next) {
        next = partials.next(partial);
        const stage = partials.stage(partial) + 1;
        if (stage === final && stage <= to && stage >= from) {
          complete(keyText, partials.startMs(partial), at.ms, partials.leadMs(partial), partials.completed(partial, at.ms, ref));
          drop(partial, last);
          continue;
        }
        if (stage <= to && stage >= from) {
          partials.extend(partial, at.ms, ref);
          grown += weigh(ref);
          if (last !== NONE && partials.stage(last) === stage) {
            drop(last, beforeLast);
            last = beforeLast;
          }
        }
        beforeLast = last;
        last = partial;
      }
      if (from > 0) {
        budget.take(grown);
        return;
      }
      const leadMs = hasLeading ? leading.before(keyText, at.ms) : -Infinity;
      if (final === 0) {
        complete(keyText, at.ms, at.ms, leadMs, [ref]);
        return;
      }
      if (last !== NONE && partials.stage(last) === 0) drop(last, beforeLast);
      budget.take(grown + 1 + weigh(ref));
      partials.add(keys.hold(keyText), at, ref, leadMs);
    }
    function complete(keyText, startMs, lastMs, leadMs, events) {
      if (hasMissing && hasNull(keyText)) {
        nullKeys++;
        return;
      }
      if (events === null) return;
      if (hasLeading && !hasTrailing && lastMs - leadMs <= maxspan) return;
      const deadlineMs = hasTrailing ? (hasLeading ? leadMs : startMs) + maxspan : -Infinity;
      completed.push({ keyText, lastMs, deadlineMs, events });
    }
    function settle() {
      if (completed.length === 0) return;
      const found = completed;
      completed = [];
      if (found.length > 1) found.sort((one, other) => compareKeyTexts(one.keyText, other.keyText));
      for (const { keyText, lastMs, deadlineMs, events } of found) {
        const match = { keyText, lastMs, events: layout.map((stage) => stage === null ? null : events[stage] ?? null) };
        if (hasTrailing) undecided.add(keyText, match, lastMs, deadlineMs);
        else emit(match);
      }
    }
    function noteBetween(stage, keyText, ms) {
      const key = keys.find(keyText);
      for (let partial = key < 0 ? NONE : partials.first(key); partial !== NONE; partial = partials.next(partial)) {
        if (partials.stage(partial) === stage - 1) partials.noteUnwanted(partial, ms);
      }
    }
    function noteAbsence({ item, keys: texts }, ms) {
      const role = item === UNTIL ? undefined : roles[item];
      if (role === undefined || role.kind === "fills") return;
      for (const keyText of texts) {
        switch (role.kind) {
          case "leading":
            leading.note(keyText, ms);
            break;
          case "between":
            noteBetween(role.stage, keyText, ms);
            break;
          case "trailing":
            undecided.note(keyText, ms);
            break;
        }
      }
    }
    function endKey(keyText) {
      const key = keys.find(keyText);
      if (key < 0) return;
      for (let first = partials.first(key); first !== NONE; first = partials.first(key)) drop(first, NONE);
    }
    function advance(ms, ns) {
      expire(ms, ns);
      if (hasLeading) leading.forget(ms - maxspan);
      if (hasTrailing) undecided.advance(ms);
    }
    function oldestStart() {
      const oldest = partials.oldest();
      return oldest === NONE ? Infinity : partials.startMs(oldest);
    }
    function clear() {
      for (let oldest = partials.oldest(); oldest !== NONE; oldest = partials.oldest()) drop(oldest, NONE);
      leading.forget(Infinity);
    }
    budget.register({
      oldest: () => Math.min(oldestStart(), leading.oldest(), undecided.oldest()),
      evict() {
        evictions++;
        const oldest = Math.min(oldestStart(), leading.oldest(), undecided.oldest());
        if (oldestStart() === oldest) drop(partials.oldest(), NONE);
        else if (leading.oldest() === oldest) leading.evict();
        else undecided.evict();
      }
    });
    return {
      process(at, hits, ref) {
        advance(at.ms, at.ns);
        for (const hit of hits) noteAbsence(hit, at.ms);
        for (let index = hits.length - 1; index >= 0; index--) {
          const { item = UNTIL, keys: texts = [] } = hits[index] ?? {};
          const role = item === UNTIL ? undefined : roles[item];
          if (role?.kind === "fills") for (const keyText of texts) fill(role.from, role.to, keyText, at, ref);
        }
        for (const { item, keys: texts } of hits) if (item === UNTIL) texts.forEach(endKey);
        settle();
      },
      advance,
      idle: (item) => !hasLeading && !hasTrailing && (item === UNTIL || !startsWith(roles[item])),
      quietUntil: () => hasLeading || hasTrailing ? -Infinity : oldestStart() + maxspan,
      finish() {
        undecided.advance(Infinity);
        clear();
      },
      clear() {
        undecided.clear();
        clear();
      },
      evictions: () => evictions,
      nullKeys: () => nullKeys
    };
  }

  /** Whether an event of this role begins a sequence. */
  function startsWith(role) {
    return role === undefined || role.kind === "fills" && role.from === 0;
  }

  // state budget
  function createStateBudget(max) {
    const holders = [];
    let live = 0;
    let peak = 0;
    function evictOldest() {
      let victim = null;
      let oldest = Infinity;
      for (const holder of holders) {
        const age = holder.oldest();
        if (age < oldest) [victim, oldest] = [holder, age];
      }
      victim?.evict();
      return victim !== null;
    }
    return {
      register: (holder) => holders.push(holder),
      take(units) {
        while (live + units > max && evictOldest()) ;
        live += units;
        if (live > peak) peak = live;
      },
      give(units) {
        live -= units;
      },
      live: () => live,
      peak: () => peak
    };
  }

  // waiting room
  function createWaitingRoom(max) {
    const queues = [];
    let waiting = 0;
    function firstQueue() {
      let found = null;
      for (const queue of queues) {
        const place = queue.first();
        if (place !== null && (found === null || comparePlaces(place, found.place) < 0)) found = { queue, place };
      }
      return found?.queue ?? null;
    }
    return {
      register: (queue) => queues.push(queue),
      take(units) {
        waiting += units;
        while (waiting > max) {
          const queue = firstQueue();
          if (queue === null) return;
          queue.release();
        }
      },
      give(units) {
        waiting -= units;
      }
    };
  }

  // matcher
  var MAX_STATE = 1e6;

  function createSharedState(maxState = MAX_STATE) {
    return {
      keys: createKeyTable(),
      clocks: createClocks(),
      budget: createStateBudget(maxState),
      waiting: createWaitingRoom(maxState)
    };
  }

  /** Runs one sequence or sample over a stream of events. (eql-semantics 10) */
  function createSequenceMatcher(plan, parts, options) {
    const { keys: allKeys, clocks, budget, waiting } = options.shared ?? createSharedState(options.maxState);
    const keys = allKeys.forRule();
    const clock = clocks.forRule();
    const weigh = options.weigh ?? (() => 0);
    const unplaced = { "no-timestamp": 0, "bad-timestamp": 0, "several-tiebreakers": 0 };
    const hitsOf = hitReader(parts);
    let matches = 0;
    let events = 0;
    let late = 0;
    let tooManyKeys = 0;
    const keeping = {
      budget,
      weigh: (match) => weighMatch(match, weigh),
      momentOf: ({ lastMs }) => lastMs
    };
    const pipeline = createPipeline(plan.kind === "sample" ? [] : plan.pipes, keeping, (found) => {
      matches++;
      options.onMatch({ events: found.events, keys: readKey(found.keyText) });
    });
    const state = createState();
    const reorder = createReorder({
      clocks,
      clock,
      maxDelay: options.maxDelay ?? 0,
      tiebreakers: parts.tiebreakers,
      room: waiting,
      weigh: ({ ref }) => 1 + weigh(ref),
      release: ({ place, hits, ref }) => release(place, hits, ref),
      over: (ms) => state.advance(ms, 0)
    });
    function createState() {
      switch (plan.kind) {
        case "sequence":
          return createSequenceState(plan, keys, budget, weigh, pipeline.push);
        case "sample":
          return createSampleState(plan.steps.length, options.maxSamplesPerKey ?? 1, budget, weigh, pipeline.push);
      }
    }
    function take(hits, moment, ref) {
      if (pipeline.done()) return;
      events++;
      for (const hit of hits) if (hit.keys.length === 0) tooManyKeys++;
      if (plan.kind === "sample") state.process({ ms: events, ns: 0 }, hits, ref);
      else if (!moment.ok) unplaced[moment.reason]++;
      else if (reorder.passes(moment.instant)) release(moment.instant, hits, ref);
      else {
        const { instant, tiebreaker } = moment;
        if (!reorder.push({ place: { ms: instant.ms, ns: instant.ns, tiebreaker, arrival: events }, hits, ref })) late++;
      }
    }
    function pass(hits, moment) {
      if (pipeline.done()) return;
      events++;
      for (const hit of hits) if (hit.keys.length === 0) tooManyKeys++;
      if (!moment.ok) unplaced[moment.reason]++;
      else if (!reorder.passes(moment.instant)) late++;
      else {
        state.advance(moment.instant.ms, moment.instant.ns);
        noteQuiet();
      }
    }
    function release(at, hits, ref) {
      state.process(at, hits, ref);
      if (pipeline.done()) state.clear();
      noteQuiet();
    }
    function noteQuiet() {
      clocks.set(clock, HANDS.quietUntilMs, pipeline.done() ? -Infinity : state.quietUntil());
    }
    function report() {
      const evictions = state.evictions() + pipeline.evictions();
      const all = events + clocks.get(clock, HANDS.passed);
      return { matches, events: all, late, unplaced: { ...unplaced }, tooManyKeys, nullKeys: state.nullKeys(), evictions };
    }
    return {
      push(event, ref) {
        if (pipeline.done()) return false;
        const hits = hitsOf(event);
        if (hits.length === 0) return false;
        take(hits, parts.moment(event), ref);
        return true;
      },
      take,
      mark: keys.mark,
      clock,
      idle: (item) => state.idle(item) && reorder.nobodyWaits,
      pass,
      advance: reorder.advance,
      end() {
        reorder.end();
        state.finish();
        pipeline.end();
        return report();
      },
      report
    };
  }

  /** Asks every item about an event; items that read the same keys share the reading. */
  function hitReader({ items, until }) {
    const all = [...items.map((item, index) => ({ ...item, index })), ...until === null ? [] : [{ ...until, index: UNTIL }]];
    return (event) => {
      const hits = [];
      let known = null;
      for (const { matches, keys, index } of all) {
        if (!matches(event)) continue;
        if (known === null || known.keys !== keys) known = { keys, texts: keyTexts(keys(event)) };
        hits.push({ item: index, keys: known.texts });
      }
      return hits;
    };
  }

  return { createSequenceMatcher, momentReader };
})();`;
