import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Facts, factsOf } from '../../../src/stream/index.ts';
import { Absent, type Arena, type Contestant, type Reading } from '../contestant.ts';
import type { ContestRule } from '../rules.ts';
import { versionOf } from './version.ts';

/** Reads a file in pieces of 1 MiB and parses every line; what anybody who parses every event has to pay. */
const PARSE_EVERY_LINE = `
import { createReadStream } from 'node:fs';
let rest = '';
let count = 0;
const take = (line) => { if (line !== '' && typeof JSON.parse(line) === 'object') count++; };
for await (const text of createReadStream(process.argv[1], { encoding: 'utf8', highWaterMark: 1 << 20 })) {
  const lines = (rest + text).split('\\n');
  rest = lines.pop();
  for (const line of lines) take(line);
}
take(rest);
process.stdout.write(String(count));
`;

/** The floor that every contest has. */
export function jsonParse({ events }: Arena): Contestant {
  const timed = (file: string) => ({ program: process.execPath, words: ['--input-type=module', '-e', PARSE_EVERY_LINE, file] });
  return floor(
    'JSON.parse',
    process.version,
    'parses every line, in Node, and matches nothing',
    events.events,
    timed,
    events.plain,
  );
}

/** jq reads every event, too. */
export async function jq(path: string | null, { events }: Arena): Promise<Contestant> {
  const program = path ?? 'jq';
  const timed = (file: string) => ({ program, words: ['-n', 'reduce inputs as $event (0; . + 1)', file] });
  return floor('jq', await versionOf(program, 'jq'), 'parses every line and counts them', events.events, timed, events.plain);
}

/** ripgrep looks for the texts that must stand in a line for a rule to match it, and knows nothing of rules. */
export async function ripgrep(
  path: string | null,
  rules: readonly ContestRule[],
  { events, folder }: Arena,
): Promise<Contestant> {
  const program = path ?? 'rg';
  const version = await versionOf(program, 'ripgrep');
  const texts = [...new Set(rules.flatMap(({ rule }) => textOf(factsOf(rule)) ?? []))];
  if (texts.length === 0)
    throw new Absent('no text must stand in the lines that these rules match, so there is nothing for ripgrep to look for');
  const count = await linesWith(texts, events.plain);
  const words = ['--count', '--include-zero', '--no-config', '--fixed-strings', '--ignore-case', '--no-unicode', '--no-messages'];
  const timed = (file: string) => ({
    program,
    words: [...words, ...texts.flatMap((text) => ['-e', text]), file],
    environment: { HOME: folder },
    likeGrep: true as const,
  });
  const sought = texts.length === 1 ? `\`${texts[0]}\`` : `${texts.length} texts`;
  return floor('ripgrep', version, `counts the lines that hold ${sought}, whatever case`, count, timed, events.plain);
}

/** The longest text that every line must hold; of rules that may hold one or another, none. */
function textOf(facts: Facts | null): readonly string[] | null {
  if (facts === null) return null;
  switch (facts.kind) {
    case 'text':
      return [facts.text];
    case 'all': {
      const each = facts.facts.flatMap((one) => textOf(one) ?? []);
      const longest = each.reduce((best, text) => (text.length > best.length ? text : best), '');
      return longest === '' ? null : [longest];
    }
    case 'any': {
      const each = facts.facts.map(textOf);
      return each.every((texts) => texts !== null) ? each.flat() : null;
    }
  }
}

/** Counted the plain way, as the answer that ripgrep has to give. */
async function linesWith(texts: readonly string[], file: string): Promise<number> {
  const sought = texts.map(foldAscii);
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'latin1'), crlfDelay: 0 })) {
    const folded = foldAscii(line);
    if (sought.some((text) => folded.includes(text))) count++;
  }
  return count;
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function floor(
  name: string,
  version: string,
  remark: string,
  count: number,
  timed: Contestant['timed'],
  file: string,
): Contestant {
  return { name, version, remark, rules: null, refused: new Map(), asked: timed(file), read: readCount, count, timed };
}

function readCount(output: string): Reading {
  const count = Number(output.trim() || '0');
  if (!Number.isInteger(count)) return { kind: 'failed', message: 'it printed no number' };
  return { kind: 'lines', count };
}
