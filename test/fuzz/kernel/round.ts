import { NEWLINE } from '../../../src/stream/bytes.ts';
import type { Text } from '../../../src/stream/facts.ts';
import { finder } from '../../../src/stream/find.ts';
import { createBlockScanner, createLineSorter } from '../../../src/stream/kernel/index.ts';
import { fileRules } from '../../../src/stream/rule-index/index.ts';
import { newScan, scanLine } from '../../../src/stream/scan.ts';
import { type Random, randomOf } from '../../support/differential/random.ts';
import { randomLine } from './lines.ts';

/** What was found in a line, in words: two ways that find the same write the same. */
type Finding = string;

interface Round {
  readonly lines: number;
  /** How many lines there were of each problem; `none` for valid lines, `blank`, and `texts` for valid lines that hold a text. */
  readonly kinds: { readonly [kind: string]: number };
  /** The first line that is told in two ways. */
  readonly difference: {
    readonly line: string;
    readonly kernel: Finding | undefined;
    readonly plain: Finding | undefined;
  } | null;
}

/** Lines by the hundred, scanned at once and one by one. */
export function roundOf(seed: number, count: number): Round {
  const random = randomOf(seed);
  const bytes = joined(Array.from({ length: count }, () => randomLine(random)));
  const from = random.below(4) === 0 ? bytes.indexOf(NEWLINE) + 1 : 0;
  const texts = random.below(4) === 0 ? null : randomTexts(bytes, random);
  const kinds: Record<string, number> = {};
  const plain = plainFindings(bytes, from, texts, kinds);
  const kernel = kernelFindings(bytes, from, texts, texts !== null && random.below(2) === 0);
  for (const [name, sorted, wanted] of [
    ['sorted', sortedFindings(bytes, from), plain.map(({ sort }) => sort)],
    ['searched', sortedFindings(bytes, from, texts ?? []), plain.map(({ searched }) => searched)],
  ] as const)
    for (const [index, one] of wanted.entries())
      if (sorted[index] !== one) kernel[index] = `${name} as ${sorted[index]}, not ${one}`;
  const differs = plain.findIndex((one, index) => one.finding !== kernel[index]);
  const one = plain[differs === -1 && kernel.length > plain.length ? plain.length - 1 : differs];
  return {
    lines: plain.length,
    kinds,
    difference:
      one === undefined
        ? null
        : {
            line: Buffer.from(bytes.subarray(one.start, one.end)).toString('latin1'),
            kernel: kernel[differs],
            plain: one.finding,
          },
  };
}

function plainFindings(bytes: Uint8Array, from: number, texts: readonly Text[] | null, kinds: Record<string, number>) {
  const finds = texts?.map(({ text, letters }) => finder(text, letters === 'fold')) ?? null;
  const scan = newScan();
  const found: {
    readonly start: number;
    readonly end: number;
    readonly finding: Finding;
    readonly sort: Finding;
    readonly searched: Finding;
  }[] = [];
  for (let start = from; start < bytes.length; ) {
    const end = scanLine(bytes, start, scan);
    const isTaken = scan.problem === null && !scan.blank;
    const isSearched = scan.problem === null && !scan.blank && !scan.unicodeEscapes && !scan.slashEscapes;
    const holds = finds === null || !isSearched || finds.some((find) => find(bytes, start, end));
    const kind = scan.problem ?? (scan.blank ? 'blank' : finds !== null && isSearched && holds ? 'texts' : 'none');
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    const sort = isTaken ? `${start} ${end} ${scan.unusualNumbers}` : `none at ${start}`;
    const isPassed = isSearched && !isLeading(bytes, start) && (finds ?? []).every((find) => !find(bytes, start, end));
    found.push({
      start,
      end,
      sort,
      searched: isPassed ? 'passed' : sort,
      finding: JSON.stringify([start, end, holds, { ...scan, problemAt: scan.problem === null ? 0 : scan.problemAt }]),
    });
    start = end + 1;
  }
  return found;
}

/** For each byte, whether lines whose first key begins with it are looked at. */
const LEADING = Uint8Array.from({ length: 256 }, (_, byte) => byte & 1);

/** Whether a line may say something of itself by its first key. */
function isLeading(bytes: Uint8Array, start: number): boolean {
  return bytes[start] !== 0x7b || bytes[start + 1] !== 0x22 || LEADING[bytes[start + 2] ?? 0] === 1;
}

/** `passes`: lines of which there is nothing to tell come many at once, and are looked at here. */
function kernelFindings(bytes: Uint8Array, from: number, texts: readonly Text[] | null, passes: boolean): Finding[] {
  const scan = newScan();
  const found: Finding[] = [];
  const take = (start: number, at: number, holds: boolean): void => {
    found.push(JSON.stringify([start, at, holds, { ...scan, problemAt: scan.problem === null ? 0 : scan.problemAt }]));
    const isPlain = scan.problem === null && !scan.blank && !holds && !isLeading(bytes, start);
    if (passes && isPlain && !isPassing) found.push(`line at ${start} was not passed over`);
    if (isPassing && !isPlain) found.push(`line at ${start} was passed over`);
  };
  const finds = (texts ?? []).map(({ text, letters }) => finder(text, letters === 'fold'));
  let isPassing = false;
  const pass = (first: number, count: number): void => {
    isPassing = true;
    let start = first;
    for (let line = 0; line < count; line++) {
      const end = scanLine(bytes, start, scan);
      take(start, end, scan.unicodeEscapes || scan.slashEscapes || finds.some((find) => find(bytes, start, end)));
      start = end + 1;
    }
    isPassing = false;
  };
  const end = createBlockScanner(texts === null ? null : { texts, leading: LEADING }).scan(
    bytes,
    from,
    scan,
    take,
    passes ? pass : null,
  );
  if (end !== bytes.length) found.push(`stopped at ${end} of ${bytes.length}`);
  return found;
}

/** What a sorter takes for which every line is one that a rule is asked about, and where it stops; with `texts`, it passes over those that hold none. */
function sortedFindings(bytes: Uint8Array, from: number, texts: readonly Text[] | null = null): readonly Finding[] {
  const scan = newScan();
  const found: Finding[] = [];
  const looked = texts === null ? null : { texts, leading: LEADING };
  const search = { names: ['a', 'b', 'a.b'], stops: ['c'], firsts: ['d'], filing: fileRules([null]), rules: 1, looked };
  const sorter = createLineSorter(search, new Set());
  for (let at = from; at < bytes.length; ) {
    const stopped = sorter.scan(bytes, at, scan, {
      mayPass: () => true,
      pass: (lines) => found.push(...new Array<Finding>(lines).fill('passed')),
      take: (start, end) => found.push(`${start} ${end} ${scan.unusualNumbers}`),
    });
    if (stopped === bytes.length) break;
    found.push(`none at ${stopped}`);
    at = bytes.indexOf(NEWLINE, stopped) + 1;
  }
  return found;
}

/** Texts of which some stand in the lines. */
function randomTexts(bytes: Uint8Array, random: Random): readonly Text[] {
  return Array.from({ length: 1 + random.below(random.below(3) === 0 ? 32 : 4) }, () => {
    const at = random.below(bytes.length);
    const stretch = Buffer.from(bytes.subarray(at, at + 1 + random.below(random.below(4) === 0 ? 60 : 12))).toString('latin1');
    const text = /[ -~]+/.exec(stretch)?.[0] ?? '"';
    const flipped = random.below(4) === 0 ? `${text}${random.pick(['x', 'q', '"'])}` : text;
    return { kind: 'text', text: flipped, letters: random.below(2) === 0 ? 'fold' : 'exact' };
  });
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0)).fill(NEWLINE);
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length + 1;
  }
  return bytes;
}
