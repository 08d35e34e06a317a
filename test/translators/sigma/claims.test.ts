import { describe, expect, it } from 'vitest';
import { checkOne } from '../../../src/api/check.ts';
import { parse } from '../../../src/api/parse.ts';
import { type ToldLoss, type Translated, translate } from '../../../src/api/translate.ts';
import { agree } from '../../../src/conformance/agreements.ts';
import type { Effect, Engine, Loss } from '../../../src/contract/index.ts';
import { oracle } from '../../../src/engines/oracle/index.ts';
import { sigma } from '../../../src/engines/sigma/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { someOf } from '../../support/random-cases.ts';
import { losses, printed, translate as translated } from './support.ts';

const PORTABLE = { taxonomy: 'sigma' } as const;
const WINDOWS = { tags: ['OS: Windows'] };
const LINUX = { tags: ['OS: Linux'] };

/** Whether the rule and its Sigma match an event. */
async function verdicts(query: string, meta: object, event: Event): Promise<readonly [rule: boolean, sigma: boolean]> {
  const settings = {
    schema: { fields: new Map() },
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };
  const ask = async (engine: Engine, text: string): Promise<boolean> => {
    const verdict = await (await engine.load([{ '@timestamp': '2026-01-01T00:00:00.000Z', ...event }], settings)).run(text);
    if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
    return verdict.matches.length > 0;
  };
  return [await ask(oracle, query), await ask(sigma, printed(query, PORTABLE, meta))];
}

const path = (executable: string, name: string): Event => ({ process: { executable, name } });
const line = (command_line: string, ...args: readonly string[]): Event => ({ process: { command_line, args } });
const file = (text: string, extension?: string): Event => ({
  file: { path: text, ...(extension === undefined ? {} : { extension }) },
});
const account = (domain: string, name: string, id: string): Event => ({ user: { domain, name, id } });
const signed = (trusted: boolean, exists: boolean): Event => ({ dll: { code_signature: { trusted, exists } } });

/** A condition, what it claims on its own and under `not`, and an event as presumed that shows the difference; null: none can. */
const CLAIMS: readonly (readonly [condition: string, meta: object, effect: Effect, negated: Effect, shows: Event | null])[] = [
  ['process.name : "cmd.exe"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['process.name : "p*.1"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['process.name == null', LINUX, 'where-agreed', 'where-agreed', null],
  ['process.name : "a/b"', LINUX, 'may-match-more', 'may-match-less', path('/x/a/b', 'b')],
  ['file.extension == "exe"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['file.extension : "e*"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['file.extension != null', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['file.extension == "tar.gz"', LINUX, 'may-match-more', 'may-match-less', file('/a.tar.gz', 'gz')],
  ['process.args == "-e"', LINUX, 'may-match-more', 'may-match-less', line('x -ef', 'x', '-ef')],
  ['process.args : "foo"', LINUX, 'may-match-more', 'may-match-less', line('x food', 'x', 'food')],
  ['process.args : "f*o bar"', LINUX, 'may-match-more', 'may-match-less', line('x foo bar', 'x', 'foo', 'bar')],
  ['process.args != null', LINUX, 'where-agreed', 'where-agreed', null],
  ['process.hash.md5 : "a*"', WINDOWS, 'may-match-more', 'may-match-less', null],
  ['user.name : "bob"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['user.domain : "CORP"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['user.id == "S-1-5-18"', WINDOWS, 'may-match-more', 'may-match-less', account('NT AUTHORITY', 'LOCAL SERVICE', 'S-1-5-19')],
  ['dll.code_signature.trusted == true', WINDOWS, 'may-match-more', 'may-match-less', signed(false, true)],
  ['dll.code_signature.trusted == false', WINDOWS, 'may-match-less', 'may-match-more', signed(false, true)],
  ['dll.code_signature.exists == true', WINDOWS, 'where-agreed', 'where-agreed', null],
  [
    'registry.key : "Software\\\\Run"',
    WINDOWS,
    'may-match-more',
    'may-match-less',
    { registry: { path: 'HKLM\\X\\Software\\Run\\v', key: 'X\\Software\\Run' } },
  ],
  ['registry.value : "Run*"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['registry.path : "HKLM\\\\*"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['network.direction == "egress"', {}, 'may-match-more', 'may-match-less', { network: { direction: 'outbound' } }],
  ['event.code == "4688"', WINDOWS, 'where-agreed', 'where-agreed', null],
  ['process.working_directory : "/o?t"', LINUX, 'may-match-more', 'may-match-less', { process: { working_directory: '/opt/' } }],
];

describe('the claim of a step to another field', () => {
  const own = (query: string, meta: object): readonly Loss[] => {
    const translation = translated(query, PORTABLE, meta);
    if (translation.status !== 'lossy') throw new Error(translation.status);
    return translation.losses.filter(({ code }) => code !== 'sigma-log-source-guessed');
  };

  it.each(someOf(CLAIMS))('%s (%j): %s, under not: %s', async (condition, meta, effect, negated, shows) => {
    const query = `any where ${condition}`;
    expect(own(query, meta).map((loss) => loss.effect)).toEqual([effect]);
    expect(own(`any where not ${condition}`, meta).map((loss) => loss.effect)).toEqual([negated]);
    if (shows === null) return;
    expect(
      agree(
        own(query, meta).flatMap(({ presumes = [] }) => presumes),
        [shows],
        { fields: new Map() },
      ),
    ).toBe(true);
    const [expected, answered] = await verdicts(query, meta, shows);
    expect({ expected, answered }).toEqual({ expected: effect === 'may-match-less', answered: effect === 'may-match-more' });
  });

  it('adds up over the tree, each leaf where it stands', () => {
    const query = 'any where process.args == "a" and not (process.args == "b" and not process.args == "c")';
    expect(losses(query, PORTABLE, LINUX).filter((text) => text.startsWith('sigma-array'))).toEqual([
      'sigma-array-joined may-match-more',
      'sigma-array-joined may-match-less',
      'sigma-array-joined may-match-more',
    ]);
  });

  it('is either only where both can happen: lengths beyond the Basic Multilingual Plane', async () => {
    const query = 'any where length(file.path) == 3';
    expect(losses(query)).toEqual(['sigma-length-characters either']);
    expect(await verdicts(query, {}, file('\u{1f480}a'))).toEqual([true, false]);
    expect(await verdicts(query, {}, file('\u{1f480}ab'))).toEqual([false, true]);
  });
});

/** The rule of a query and its Sigma with other claims. */
async function disagreements(query: string, change: (loss: ToldLoss) => readonly ToldLoss[]): Promise<number> {
  const [rule] = parse(query).rules;
  if (rule === undefined || !rule.meaning.ok) throw new Error('the query is not understood');
  const honest = translate(rule.meaning.value.rule, 'sigma', PORTABLE);
  if (honest.status !== 'lossy') throw new Error(honest.status);
  const [first, ...rest] = honest.losses.flatMap(change);
  const { text, notes } = honest;
  const claimed: Translated =
    first === undefined
      ? { status: 'exact', text, notes, losses: [] }
      : { status: 'lossy', text, notes, losses: [first, ...rest] };
  const report = await checkOne(
    { syntax: rule.syntax, ...rule.meaning.value },
    { events: 300, translate: (one, to) => (to === 'sigma' ? claimed : translate(one, to)) },
  );
  const judged = report.engines.find(({ name }) => name === 'sigma');
  return judged?.status === 'compared' ? judged.disagreements : Number.NaN;
}

const SWAPPED = { 'may-match-more': 'may-match-less', 'may-match-less': 'may-match-more' } as const;

function swapped(loss: ToldLoss): readonly ToldLoss[] {
  const { effect } = loss;
  return [effect === 'may-match-more' || effect === 'may-match-less' ? { ...loss, effect: SWAPPED[effect] } : loss];
}

describe('the check', () => {
  const head = 'process where host.os.type == "linux" and event.type == "start" and';

  it.each([
    ['an argument', `${head} process.args == "-e"`],
    ['a negated argument', 'any where not process.args : "*a*"'],
    ['what is left to the log source', `${head} process.executable : "/usr/*"`],
    ['a user by its id', `${head} user.id == "0"`],
  ])('holds %s to its claim and sees a claim that is swapped or missing', async (_, query) => {
    expect(await disagreements(query, (loss) => [loss])).toBe(0);
    expect(await disagreements(query, swapped)).toBeGreaterThan(0);
    expect(await disagreements(query, () => [])).toBeGreaterThan(0);
  });

  it('sees a step that is said to change nothing and does', async () => {
    const query = `${head} process.args : "foo*"`;
    const claim = (loss: ToldLoss): readonly ToldLoss[] => [{ ...loss, effect: 'where-agreed' }];
    expect(await disagreements(query, claim)).toBeGreaterThan(0);
  });

  it('sees that a step needs what it presumes', async () => {
    const query = `${head} process.name == "sh" and process.executable : "/usr/*"`;
    const bare = ({ presumes, ...loss }: ToldLoss): readonly ToldLoss[] => [loss];
    expect(await disagreements(query, (loss) => [loss])).toBe(0);
    expect(await disagreements(query, bare)).toBeGreaterThan(0);
  });
});
