import { describe, expect, it } from 'vitest';
import { explainSigma, explainSigmaTimeline, sigmaOracle } from '../../../../src/engines/sigma/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';
import { explanationText } from '../../../../src/report/explain/event.ts';
import { timelineText } from '../../../../src/report/explain/timeline.ts';
import type { Explained } from '../../../../src/report/index.ts';

const SETTINGS = {
  schema: { fields: new Map() },
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

const RULE = `title: t
logsource: {product: windows}
detection:
    # which program
    selection:
        Image|endswith:
            - '\\cmd.exe'
            - '\\pwsh.exe'
        CommandLine|contains|all: [' -e', 'x']
    keywords: ['evil', 'bad']
    filter_empty:
        User: null
    filter_a: {Port|gt: 5, 'Host|neq': h}
    condition: selection and not 1 of filter_* or keywords
`;

const EVENT: Event = { Image: 'C:\\CMD.exe', CommandLine: ['a -e', 'y'], Port: 7, Host: 'h', User: '', note: 'so EVIL' };

function textsOf(node: Explained): readonly string[] {
  const own = RULE.slice(node.span.start, node.span.end);
  switch (node.kind) {
    case 'leaf':
      return [`${node.holds ? '+' : '-'} ${own}`];
    case 'not':
      return textsOf(node.operand);
    case 'and':
    case 'or':
      return node.operands.flatMap(textsOf);
  }
}

describe('an explanation', () => {
  it('shows every test at its place, with its truth', () => {
    const explained = explainSigma(RULE, EVENT, SETTINGS);
    if (explained.kind !== 'event') throw new Error('no explanation');
    expect(explained.matches).toBe(true);
    expect(textsOf(explained.root)).toEqual([
      "+ Image|endswith:\n            - '\\cmd.exe'\n            - '\\pwsh.exe'",
      "+ ' -e'",
      "- 'x'",
      '- User: null',
      '+ Port|gt: 5',
      "+ 'Host|neq': h",
      "+ keywords: ['evil', 'bad']",
    ]);
  });

  it('tells people what decided', () => {
    const { keywords: _, ...rest } = { ...EVENT, keywords: '', note: 'nothing' };
    expect(explanationText(explainSigma(RULE, rest, SETTINGS), false)).toMatchInlineSnapshot(`
      "does not match: 1 of 1 condition fails:
        CommandLine|contains|all: 'x': CommandLine is "a -e", "y", none of them
        ['evil', 'bad']: any field is "nothing", "", "h", "7", "y" and 2 more, none of
            them

        - any of
          - all of
            - all of
              + Image|endswith: ['\\cmd.exe', '\\pwsh.exe']  (part of text without case)
                    Image is "C:\\\\CMD.exe"
              - all of
                + CommandLine|contains|all: ' -e'  (part of text without case)
                      CommandLine has "a -e" among 2 values
                - CommandLine|contains|all: 'x'  (part of text without case)
                      CommandLine is "a -e", "y", none of them
            + not: holds, as what it denies does not
              - any of
                - User: null  (presence) User is ""
                - all of
                  + Port|gt: 5  (number) Port is 7
                  - not: fails, as what it denies holds
                    + Host|neq: 'h'  (text without case) Host is "h"
          - ['evil', 'bad']  (part of text without case) any field is "nothing", "",
                "h", "7", "y" and 2 more, none of them
      "
    `);
  });

  it('comes to the same end as the evaluator', async () => {
    const events: readonly Event[] = [
      EVENT,
      {},
      { Image: 'x\\pwsh.exe', CommandLine: 'x -e', User: 'u', Host: 'h' },
      { Image: 'x\\pwsh.exe', CommandLine: 'x -e', User: 'u', Port: 6 },
      { Image: 'x\\pwsh.exe', CommandLine: 'x -e' },
    ];
    const verdict = await (await sigmaOracle.load(events, SETTINGS)).run(RULE);
    const explained = events.flatMap((event, id) => {
      const one = explainSigma(RULE, event, SETTINGS);
      return one.kind === 'event' && one.matches ? [[id]] : [];
    });
    expect(verdict).toMatchObject({ status: 'answered', matches: explained });
    expect(explained).toEqual([[0], [2]]);
  });

  it('of what cannot be run says why', () => {
    expect(explainSigma('a: [', {}, SETTINGS)).toMatchObject({ kind: 'none', reason: expect.stringContaining('YAML') });
    expect(explainSigma(RULE.replace('|gt', '|hour'), {}, SETTINGS)).toMatchObject({ kind: 'none' });
    expect(explainSigmaTimeline(RULE, [], SETTINGS)).toMatchObject({ kind: 'none' });
  });

  it('of a correlation shows which rule takes which event', () => {
    const rule = (name: string, value: number): string =>
      `name: ${name}\ntitle: ${name}\nlogsource: {product: windows}\ndetection:\n    s: {a: ${value}}\n    condition: s\n---\n`;
    const text = `${rule('one', 1)}${rule('two', 2)}title: both\ncorrelation:\n    type: temporal_ordered\n    rules: [one, two]\n    group-by: [h]\n    timespan: 1m\n`;
    const at = (second: number, event: Event): Event => ({ '@timestamp': `2026-01-01T00:00:0${second}Z`, ...event });
    const events = [at(2, { a: 2, h: 'x' }), at(1, { a: 1, h: 'x' }), at(3, { a: 2, h: 'y' })];
    const explained = explainSigmaTimeline(text, events, SETTINGS);
    expect(explained).toMatchObject({ kind: 'timeline', of: 'sequence', maxspan: 60_000, matches: [[1, 0]] });
    if (explained.kind !== 'timeline') throw new Error('no timeline');
    expect(explained.events.map(({ event, items }) => [event, items.map(({ takes }) => takes)])).toEqual([
      [1, [true, false]],
      [0, [false, true]],
      [2, [false, true]],
    ]);
    expect(timelineText(explained, [1, 2, 3])).toMatchInlineSnapshot(`
      "1 match among 3 events (a sequence, maxspan 60 s)
        lines 2, 1

      line 2  2026-01-01T00:00:01.000Z
        + item 1 (h "x"): takes it

      line 1  2026-01-01T00:00:02.000Z  +1 s
        + item 2 (h "x"): takes it

      line 3  2026-01-01T00:00:03.000Z  +2 s
        + item 2 (h "y"): takes it
      "
    `);
    expect(explainSigma(text, events[0] ?? {}, SETTINGS)).toMatchObject({
      kind: 'sequence',
      items: [{ takes: false }, { takes: true }],
    });
  });
});
