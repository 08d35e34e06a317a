import { describe, expect, it } from 'vitest';
import { DEFAULT_END_TIME, generateCorpus, generateTimelines } from '../../../corpus/index.ts';
import { corpusOptionsOf, questionsOf, seriesOptionsOf } from '../../../src/api/corpus-of.ts';
import { enginesFor } from '../../../src/api/engines.ts';
import { matchEngine, SPELLINGS, type Spoil, spell } from '../../../src/api/match-engine/index.ts';
import { type ParsedRule, parse } from '../../../src/api/parse.ts';
import { settingsOf } from '../../../src/api/run-settings.ts';
import { translate } from '../../../src/api/translate.ts';
import type { Engine } from '../../../src/contract/index.ts';
import { oracle } from '../../../src/engines/index.ts';
import type { Event } from '../../../src/event/index.ts';
import type { Facts } from '../../../src/stream/index.ts';
import { someOf } from '../../support/random-cases.ts';

function understood(query: string) {
  const [parsed]: readonly (ParsedRule | undefined)[] = parse(query).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(`not understood: ${query}`);
  const { rule, schema } = parsed.meaning.value;
  return { syntax: parsed.syntax, rule, schema, settings: settingsOf(rule, schema) };
}

type Understood = ReturnType<typeof understood>;

async function said(engine: Engine, text: string, events: readonly Event[], { settings }: Understood) {
  const loaded = await engine.load(events, settings);
  const verdict = await loaded.run(text);
  return verdict.status === 'answered' ? verdict.matches.map((match) => match.join()).sort() : verdict;
}

/** Events of the corpus, or of the timelines one after the other's time. */
function eventsOf(meant: Understood): readonly (readonly Event[])[] {
  if (meant.rule.plan.kind === 'single')
    return [[...generateCorpus(questionsOf(meant), { ...corpusOptionsOf(meant, 1), events: 700 })].map(({ event }) => event)];
  return [...generateTimelines(questionsOf(meant), { ...seriesOptionsOf(meant, 1), timelines: 30 })].map(({ events }) => events);
}

const RULES = [
  'process where process.name : ("netcat", "ncat-7*") and not user.name == "svc"',
  'file where file.path like "/etc/*" or file.extension in ("conf", "k/s")',
  'any where process.pid == 1000 or string(process.pid) : "4*"',
  'process where process.command_line regex """.*(base64|b64).*"""',
  'process where dns.question.class == null',
  'process where process.name > "9" or process.name regex~ "[^a-c]"',
  'process where not stringContains(process.name, user.name)',
  'process where process.name == "sh" | tail 3',
  'sequence by host.id with maxspan=1m [process where process.name == "cmd.exe"] [network where destination.port == 443] until [file where true]',
  'sequence by host.id with maxspan=1m [process where true] [network where true] ![file where file.extension == "txt"]',
  'sample by host.id [process where process.name == "sh"] [file where file.extension == "txt"]',
];

describe('the road of match as an engine', () => {
  it.each(someOf(RULES))('says what the oracle says: %s', async (query) => {
    const meant = understood(query);
    let found = 0;
    for (const events of eventsOf(meant)) {
      const answer = await said(matchEngine(meant.rule), query, events, meant);
      expect(answer).toEqual(await said(oracle, query, events, meant));
      found += Array.isArray(answer) ? answer.length : 0;
    }
    expect(found).toBeGreaterThan(0);
  });

  it('has no answer for another rule than its own', async () => {
    const meant = understood('process where true');
    expect(await said(matchEngine(meant.rule), 'file where true', [], meant)).toMatchObject({ status: 'unsupported' });
  });

  it('spells events differently, and means the same', () => {
    const event = {
      '@timestamp': DEFAULT_END_TIME,
      'a/"\\b': [1, -0.5, 1e21, '\u00e9/x', '', null, true, {}],
      '\ud800': { b: 'k' },
    };
    const lines = SPELLINGS.map((_, number) => spell(event, number, []));
    expect(new Set(lines).size).toBe(SPELLINGS.length - 1);
    for (const line of lines) expect(JSON.parse(line)).toEqual(event);
  });
});

const changeFacts =
  (change: (facts: Facts) => Facts): Spoil =>
  (rule) => ({ ...rule, facts: rule.facts === null ? null : change(rule.facts) });

/** Changes every text that must stand in a line. */
function texts(facts: Facts, change: (fact: Extract<Facts, { kind: 'text' }>) => Facts): Facts {
  return facts.kind === 'text' ? change(facts) : { ...facts, facts: facts.facts.map((each) => texts(each, change)) };
}

function allForAny(facts: Facts): Facts {
  return facts.kind === 'text' ? facts : { kind: 'all', facts: facts.facts.map(allForAny) };
}

/** Faults before the rule is asked: the printed module has no part in them. */
const FAULTS: readonly (readonly [string, string, Spoil])[] = [
  [
    'letters that fold are searched as they are',
    RULES[0] ?? '',
    changeFacts((facts) => texts(facts, (fact) => ({ ...fact, letters: 'exact' }))),
  ],
  ['one of several texts is taken for all', RULES[1] ?? '', changeFacts(allForAny)],
  [
    'a number is searched as it is written',
    RULES[2] ?? '',
    (rule) => ({ ...rule, facts: { kind: 'text', text: '1000', letters: 'exact' } }),
  ],
  [
    'what must be absent is searched',
    RULES[4] ?? '',
    (rule) => ({ ...rule, facts: { kind: 'text', text: 'class"', letters: 'exact' } }),
  ],
  [
    'a wildcard is searched as a text',
    RULES[1] ?? '',
    changeFacts((facts) => texts(facts, (fact) => ({ ...fact, text: `${fact.text}*` }))),
  ],
  [
    'the first item of a sequence is searched alone',
    RULES[6] ?? '',
    (rule) => ({ ...rule, facts: { kind: 'text', text: 'cmd.exe', letters: 'exact' } }),
  ],
  ['every event is taken', RULES[0] ?? '', (rule) => ('plan' in rule ? rule : { ...rule, matches: () => true })],
];

describe('a fault on the road of match', () => {
  it.each(FAULTS)('is seen, by this engine alone: %s', async (_, query, spoil) => {
    const meant = understood(query);
    const module = translate(meant.rule, 'js');
    const [js] = enginesFor(meant.rule.plan.kind).filter(({ runs }) => runs === 'js');
    if (js === undefined || module.status === 'refused') throw new Error('no module');
    let [seen, changed] = [0, false];
    for (const events of eventsOf(meant)) {
      const truth = await said(oracle, query, events, meant);
      expect(await said(js, module.text, events, meant)).toEqual(truth);
      const answer = await said(
        matchEngine(meant.rule, (rule) => {
          const spoilt = spoil(rule);
          changed ||= JSON.stringify(spoilt) !== JSON.stringify(rule) || spoilt !== rule;
          return spoilt;
        }),
        query,
        events,
        meant,
      );
      if (JSON.stringify(answer) !== JSON.stringify(truth)) seen++;
    }
    expect({ changed, seen: seen > 0 }).toEqual({ changed: true, seen: true });
  });
});
