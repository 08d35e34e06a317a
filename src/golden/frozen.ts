import { Document, isMap, isSeq, Scalar, visit, type YAMLMap } from 'yaml';

/** Events with what a rule says of them, as they are written into a golden file. */
export interface FrozenCase {
  readonly events: readonly object[];
  readonly kind: 'event' | 'timeline';
  readonly matches: boolean;
  readonly why: string;
}

/** A rule with the events that pin down what it means. */
export interface FrozenRule {
  /** What golden files call it. */
  readonly rule: string;
  readonly name: string;
  readonly cases: readonly FrozenCase[];
  /** What no event pins down, in plain words. */
  readonly unpinned: readonly string[];
}

/** Line ends, controls, and spaces that look like others. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** Longer events stand a field a line. */
const LONGEST_LINE = 100;

/** A golden file in which each event says what it pins down. The same rule gives the same letters. */
export function frozenText({ rule, name, cases, unpinned }: FrozenRule): string {
  const document = new Document({
    rule,
    ...(name === rule ? {} : { name }),
    cases: cases.map(({ events, kind, matches, why }) => ({
      why,
      expected: matches ? 'match' : 'no match',
      ...(kind === 'timeline' ? { timeline: events } : { event: events[0] ?? {} }),
    })),
  });
  const list = document.get('cases');
  for (const one of isSeq(list) ? list.items : []) if (isMap(one)) layOut(one);
  if (unpinned.length > 0) document.comment = unpinned.map((what) => ` not pinned: ${what.replace(/\s+/g, ' ')}`).join('\n');
  visit(document, {
    // As a plain text over several lines nobody would see where it ends.
    Scalar(_, node) {
      if (typeof node.value === 'string' && UNSEEN.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 }).replace(UNESCAPED, escaped);
}

/** What the quotes of YAML leave as it is, and what would show a text in another order than it is read, or not at all. */
const UNESCAPED = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Such letters stand in double quotes alone, or in comments. */
function escaped(letter: string): string {
  const code = (letter.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** Short events are one line each. */
function layOut(one: YAMLMap): void {
  const timeline = one.get('timeline');
  const events = isSeq(timeline) ? timeline.items : [one.get('event')];
  for (const event of events) {
    if (!isMap(event)) continue;
    event.flow = JSON.stringify(event).length <= LONGEST_LINE;
  }
}
