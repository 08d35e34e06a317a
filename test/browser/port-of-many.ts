import type { EngineReport, RuleReport } from '../../src/report/index.ts';
import { portOf } from '../../src/report/port/build.ts';
import type { PortDocument, PortRule, PortWord } from '../../src/report/port/port.ts';

const place = { line: 3, column: 7, endLine: 3, endColumn: 20 };

/** A name that is markup, a script, and turns words around. */
export const HOSTILE = '</script></pre><img src="https://example.org/x" onerror="document.title=1">\u202e&amp;';

function word(gravity: PortWord['gravity'], code: string, effect: PortWord['effect']): PortWord {
  const help = gravity === 'note' ? null : 'join by a field that holds one value';
  return {
    gravity,
    code,
    title: 'a title',
    message: `what is lost in ${HOSTILE}`,
    effect,
    help,
    place,
    text: 'process.name : "x"',
  };
}

/** Letters that do not repeat, so that packing has as much to do as with real rules. */
function letters(seed: number, length: number): string {
  let state = seed * 2654435761 + 1;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    text += `${state.toString(36)}${state % 11 === 0 ? '\n' : ' '}`;
  }
  return text.slice(0, length);
}

/** A port of as many rules as the public ones, about as long as they are: some lost, some refused, one that differs. */
export function portOfMany(count: number): PortDocument {
  return portOf(
    Array.from({ length: count }, (_, at) => ruleOf(at)),
    { ...NOTHING, rules: count, disagreements: 1 },
    {
      eqlibrium: '0.0.0',
      command: `eqlibrium translate 'a b' --to sigma`,
      date: '2026-01-15T12:00:00.000Z',
      seed: 1,
      events: 200,
      problems: [{ file: 'broken.eql', word: word('error', 'single-equals', null) }],
      targets: [{ name: 'sigma', title: 'Sigma' }],
    },
  );
}

const NOTHING = {
  rules: 0,
  events: 0,
  timelines: 0,
  disagreements: 0,
  enginesFailed: 0,
  unanswered: 0,
  refused: 0,
  runByNothing: 0,
  untaken: 0,
  unmatched: 0,
  unjudged: 0,
  untried: 0,
  failed: 0,
  seed: 1,
};

function ruleOf(at: number): PortRule {
  const status = at % 40 === 3 ? 'refused' : at % 5 === 1 ? 'lossy' : 'exact';
  const artifact = status === 'refused' ? null : `title: ${HOSTILE}\n${letters(at + 7, 1700)}`;
  const losses = status === 'lossy' ? [word('loss', 'sigma-array-key', 'may-match-more'), word('note', 'a-note', null)] : [];
  const words = status === 'refused' ? [word('error', 'sigma-two-fields', null)] : losses;
  return {
    id: null,
    name: `Rule ${at} ${at === 0 ? HOSTILE : 'Potential Suspicious Thing'}`,
    file: `rules/${at}.toml`,
    line: 3,
    language: 'eql',
    query: letters(at, 900),
    artifacts: [{ target: 'sigma', status, artifact, words }],
    check: checkOf(at, status),
  };
}

/** The loss of every rule that has one. */
const LOSSES = [{ code: 'sigma-array-key', message: word('loss', 'sigma-array-key', null).message }];

function checkOf(at: number, status: 'exact' | 'lossy' | 'refused'): RuleReport {
  const differs = at === 2 ? 1 : 0;
  const engine = (name: string, runs: string): EngineReport => ({
    name,
    runs,
    against: name === 'oracle' ? 'labels' : 'oracle',
    status: runs === 'sigma' && status === 'refused' ? 'not-run' : 'compared',
    reason: null,
    receipt: `${name} 1`,
    compared: runs === 'sigma' && status === 'refused' ? 0 : 200,
    agreements: 200,
    disagreements: runs === 'sigma' ? differs : 0,
    claimed: runs === 'sigma' && status === 'lossy' ? 2 : 0,
    matches: 10,
    milliseconds: 1,
  });
  const event = { process: { name: HOSTILE } };
  const shown = { engine: 'sigma', recipe: 'a near miss', eventNumber: 1 } as const;
  return {
    id: null,
    name: `Rule ${at}`,
    semantics: { folding: 'ascii', functionWildcards: 'engine' },
    events: 200,
    malicious: 20,
    benign: 180,
    expected: 20,
    nearMisses: {},
    translations: [],
    engines: [engine('oracle', 'eql'), engine('sigma', 'sigma')],
    disagreements:
      differs === 0
        ? []
        : [
            {
              ...shown,
              against: 'oracle',
              seed: 1,
              expected: true,
              answered: false,
              answers: {},
              event,
              shrunk: true,
              artifact: '',
            },
          ],
    ...(status === 'lossy'
      ? { examples: [{ ...shown, runs: 'sigma', shows: 'claimed', losses: LOSSES, expected: 0, answered: 1, events: [event] }] }
      : {}),
    unmatched: null,
    failure: null,
  };
}
