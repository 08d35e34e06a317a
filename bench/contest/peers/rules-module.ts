import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { translate } from '../../../src/api/translate.ts';
import { printBundle } from '../../../translators/js/index.ts';
import { collectAnswers } from '../answers.ts';
import { Absent, type Arena, type Contestant, type Reading } from '../contestant.ts';
import { type ContestRule, isSingle } from '../rules.ts';

/** Reads a file in pieces of 1 MiB, parses every line, asks the module, and prints the number of each line with the places that match. */
const PARSE_AND_ASK = `
import { createReadStream } from 'node:fs';
const { match } = await import(process.argv[1]);
let rest = '';
let number = 0;
let found = '';
const take = (line) => {
  number++;
  if (line === '') return;
  const places = match(JSON.parse(line));
  if (places.length > 0) found += number + ' ' + places.join(' ') + '\\n';
};
for await (const text of createReadStream(process.argv[2], { encoding: 'utf8', highWaterMark: 1 << 20 })) {
  const lines = (rest + text).split('\\n');
  rest = lines.pop();
  for (const line of lines) take(line);
  if (found !== '') process.stdout.write(found);
  found = '';
}
take(rest);
process.stdout.write(found);
`;

/** What somebody writes who has a parser and predicates: every line is parsed, and the module of all rules over single events is asked. */
export async function rulesModule(rules: readonly ContestRule[], { events, folder }: Arena): Promise<Contestant> {
  const refused = new Map<string, number>();
  const leaveOut = (reason: string): void => void refused.set(reason, (refused.get(reason) ?? 0) + 1);
  const places = [...rules.entries()].flatMap(([place, rule]): readonly number[] => {
    if (!isSingle(rule)) leaveOut('not about single events');
    else if (rule.onlooker.names !== 'ecs' || rule.onlooker.source !== null)
      leaveOut('sees events under the names of Sigma, or of one source');
    else {
      const translated = translate(rule.rule, 'js');
      if (translated.status !== 'refused') return [place];
      leaveOut(translated.reasons[0].code);
    }
    return [];
  });
  const members = places.flatMap((place) => (rules[place] === undefined ? [] : [{ id: String(place), rule: rules[place].rule }]));
  if (members.length === 0) throw new Absent('none of these rules makes a module');
  const file = join(folder, 'rules.mjs');
  await writeFile(file, printBundle(members).module);
  const timed = (over: string) => ({
    program: process.execPath,
    words: ['--input-type=module', '-e', PARSE_AND_ASK, pathToFileURL(file).href, over],
  });
  return {
    name: 'JSON.parse, then the module',
    version: process.version,
    remark: 'parses every line, in Node, and asks the module that translate --to js --bundle prints',
    rules: places,
    refused,
    asked: timed(events.plain),
    read: readNumbers,
    timed,
  };
}

/** Lines of numbers: that of the line, then the places of the rules that match it. */
function readNumbers(output: string): Reading {
  const pairs: [number, number][] = [];
  for (const text of output.split('\n')) {
    if (text === '') continue;
    const [line, ...places] = text.split(' ').map(Number);
    if (line === undefined || ![line, ...places].every(Number.isInteger))
      return { kind: 'failed', message: 'it printed what is no match' };
    for (const place of places) pairs.push([place, line]);
  }
  return { kind: 'pairs', answers: collectAnswers(pairs) };
}
