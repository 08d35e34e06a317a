import { createHash } from 'node:crypto';
import { readYaml } from '../../golden/index.ts';
import { source } from '../../source/index.ts';

const HEAD = '# Frozen: events that pin down what the rule means, made by eqlibrium freeze and replayed by eqlibrium test.';
const MARK = /^# As it was written: ([0-9a-f]{16})$/m;

/** The text of a frozen file with a mark by which is told whether somebody changed it since. */
export function withMark(text: string): string {
  return `${HEAD}\n# As it was written: ${digestOf(text)}\n\n${text}`;
}

/** What stands in the place of a file that is to be written. */
export type Standing = 'same' | 'untouched' | 'edited' | 'of another rule';

/** Tells what a file is beside the text that is to take its place. */
export function standingOf(before: string, next: string, rule: string): Standing {
  const [kept, wanted] = [plain(before), plain(next)];
  if (kept === wanted) return 'same';
  const [whole, digest] = MARK.exec(kept) ?? [];
  if (whole === undefined || !kept.startsWith(HEAD)) return 'edited';
  const body = kept.slice(kept.indexOf(whole) + whole.length).replace(/^\n\n/, '');
  if (digestOf(body) !== digest) return 'edited';
  const [golden] = readYaml(source(body)).goldens;
  return golden === undefined || golden.rules.some(({ text }) => text === rule) ? 'untouched' : 'of another rule';
}

/** Git may have given its lines other ends. */
function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
