import type { Event } from '../../event/index.ts';
import { mapTexts, withJoinedTexts } from './edit-event.ts';
import { editSigma } from './edit-sigma.ts';
import type { KnownDifference } from './known.ts';
import { hasWildcard, runningOn, withEachDash } from './sigma-values.ts';

const VERSION = '0.23.0';

/** What rsigma does otherwise than the rule means. Each was run on the version it names. */
export const RSIGMA: readonly KnownDifference[] = [
  {
    code: 'rsigma-wrong-edge',
    engine: 'rsigma',
    version: VERSION,
    construct: '`startswith` or `endswith` with a wildcard inside the value',
    explanation:
      'Such a value becomes a regular expression that is anchored at the wrong end: `startswith` holds where the value ends so.',
    source: 'rsigma-eval 0.23.0, src/compiler/mod.rs, compile_sigma_string',
    avoided: 'a value with wildcards inside is printed with the one at its edge, without a modifier',
    example: {
      detection: "selection:\n    process.executable|startswith: '/opt/*/bin'\ncondition: selection",
      event: { 'process.executable': '/opt/a/bin/sh' },
      means: true,
      says: false,
    },
    mended: (text) =>
      editSigma(text, ({ field, modifiers, values }) => {
        const [edge] = modifiers.filter((name) => name === 'startswith' || name === 'endswith');
        const plain = modifiers.every((name) => name === edge || name === 'all' || name === 'cased');
        if (edge === undefined || !plain || !values.some(hasWildcard)) return null;
        const others = modifiers.filter((name) => name !== edge);
        const whole = values.map((value) => (edge === 'startswith' ? runningOn(value) : `*${value}`));
        return { field, modifiers: others, values: whole };
      }),
  },
  {
    code: 'rsigma-windash',
    engine: 'rsigma',
    version: VERSION,
    construct: '`windash`, on a value with a slash, or with a dash inside a word',
    explanation:
      'Each dash of the value, wherever it stands, is read as any of the five characters, and a slash as nothing but itself; by pySigma, which came first, dashes and slashes that begin a word are.',
    source: 'rsigma-eval 0.23.0, src/compiler/helpers.rs, expand_windash',
    avoided: 'what `windash` stands for is printed value by value',
    example: {
      detection: "selection:\n    process.command_line|contains|windash: ' /create '\ncondition: selection",
      event: { 'process.command_line': 'schtasks -create /tn x' },
      means: true,
      says: false,
    },
    mended: (text) =>
      editSigma(text, ({ field, modifiers, values }) => {
        if (!modifiers.includes('windash') || modifiers.includes('all')) return null;
        const texts = values.map(withEachDash);
        const known = texts.filter((each) => each !== null);
        if (known.length < texts.length) return null;
        return { field, modifiers: modifiers.filter((name) => name !== 'windash'), values: known.flat() };
      }),
  },
  {
    code: 'rsigma-keywords-all',
    engine: 'rsigma',
    version: VERSION,
    construct: 'keywords with `all`',
    explanation:
      'Each is compared with whole values, and all have to be in one and the same value of the event; by the specification each may stand anywhere in any.',
    source: 'rsigma-eval 0.23.0, src/matcher/mod.rs, matches_keyword',
    avoided: 'each keyword is printed as a search of its own',
    example: {
      detection: "keywords:\n    '|all':\n        - first\n        - second\ncondition: keywords",
      event: { 'process.command_line': 'the first', 'process.name': 'the second' },
      means: true,
      says: false,
    },
    mended: (text) =>
      editSigma(text, ({ field, modifiers, values }) =>
        field === '' && modifiers.length === 1 && modifiers[0] === 'all'
          ? { field, modifiers: ['contains', 'all'], values }
          : null,
      ),
    without: withJoinedTexts,
  },
  {
    code: 'rsigma-line-feed',
    engine: 'rsigma',
    version: VERSION,
    construct: 'a wildcard, over a value with a line feed',
    explanation: 'Wildcards become `.*` and `.` of a regular expression, which stop at a line feed; in EQL they run over it.',
    source: 'rsigma-eval 0.23.0, src/compiler/mod.rs, compile_sigma_string (sigma-target 3.5)',
    avoided: null,
    example: {
      detection: "selection:\n    process.command_line: 'a*b'\ncondition: selection",
      event: { 'process.command_line': 'a\nb' },
      means: true,
      says: false,
    },
    without: (event: Event) => mapTexts(event, (text) => text.replaceAll('\n', ' ')),
  },
  {
    code: 'rsigma-folds-all-letters',
    engine: 'rsigma',
    version: VERSION,
    construct: 'a value without `cased`, over a value with letters beyond ASCII',
    explanation:
      'Letters fold as Unicode has it, so that the Kelvin sign is a k; Elasticsearch folds the letters of ASCII up to mid-2026.',
    source: 'rsigma-eval 0.23.0, src/matcher/matching.rs (eql-semantics 5)',
    avoided: null,
    example: {
      detection: "selection:\n    process.name: 'kill'\ncondition: selection",
      event: { 'process.name': '\u212aill' },
      means: false,
      says: true,
    },
    without: (event: Event) => mapTexts(event, (text) => text.replace(/[^\u0000-\u007f]/gu, '_')),
  },
  {
    code: 'rsigma-mapped-address',
    engine: 'rsigma',
    version: VERSION,
    construct: '`cidr`, over an IPv4 address written as an IPv6 one',
    explanation: 'Such an address lies in no IPv4 block; Elasticsearch takes the two for the same.',
    source: 'rsigma-eval 0.23.0, src/matcher/helpers.rs, match_cidr (sigma-target 4.1)',
    avoided: null,
    example: {
      detection: "selection:\n    source.address|cidr: '10.0.0.0/8'\ncondition: selection",
      event: { 'source.address': '::ffff:10.1.2.3' },
      means: true,
      says: false,
    },
    without: (event: Event) => mapTexts(event, (text) => text.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')),
  },
  {
    code: 'rsigma-temporal-any',
    engine: 'rsigma',
    version: VERSION,
    construct: '`temporal` without a condition',
    explanation: 'One of the rules is enough; Sigma wants all of them.',
    source: 'rsigma 0.23.0, run on a correlation of three rules',
    avoided: 'the number of rules is printed as the condition',
    example: null,
  },
  {
    code: 'rsigma-whole-seconds',
    engine: 'rsigma',
    version: VERSION,
    construct: 'a correlation, over events at parts of a second',
    explanation:
      'Times are cut to whole seconds, so that a span may be up to a second longer and events of one second are of one instant.',
    source: 'rsigma-eval 0.23.0, src/correlation_engine/mod.rs, parse_timestamp_string',
    avoided: null,
    example: null,
    retimed: (times) => times.map((time) => Math.floor(time / 1000) * 1000),
  },
  {
    code: 'rsigma-one-instant',
    engine: 'rsigma',
    version: VERSION,
    construct: 'temporal_ordered, over events of one instant',
    explanation: 'Events of one instant are in order whichever comes first; in EQL the tiebreaker, then the place decides.',
    source: 'rsigma-eval 0.23.0, src/correlation/window.rs (sigma-target 5.2)',
    avoided: null,
    example: null,
    retimed: (times) => times.map((time, at) => time + 1000 * times.slice(0, at).filter((earlier) => earlier === time).length),
  },
];
