import type { Outcome } from '../../api/golden/run.ts';
import { type Renewal, renewalsOf } from '../../api/golden/update.ts';
import { type Golden, lineReader, readYaml, rewritten } from '../../golden/index.ts';
import { countOf, oneLine, printable } from '../../report/text.ts';
import { locate, source } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host } from '../host/host.ts';
import type { ReadGolden } from './read-files.ts';

/** Writes the expectations of golden files as rules meet them now, and lists what changes. Exit code 1 when one cannot be written. */
export async function updateFiles(files: readonly ReadGolden[], outcomes: readonly Outcome[], host: Host): Promise<ExitCode> {
  const lines: string[] = [];
  let [changed, kept, touched] = [0, 0, 0];
  for (const file of files) {
    const own = new Set(file.goldens);
    const renewals = renewalsOf(outcomes.filter(({ golden }) => own.has(golden)));
    const fixed = renewals.flatMap((one) => {
      const why = one.fixed ?? (file.packed ? 'its file is packed, or no file' : null);
      return why === null ? [] : [{ ...one, why }];
    });
    const free = renewals.filter((one) => !fixed.some(({ golden }) => golden === one.golden));
    for (const { golden, why } of fixed) lines.push(`${placeOf(golden)}: kept, ${why}`);
    kept += fixed.length;
    if (free.length === 0) continue;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await host.readFile(file.name));
    const next = file.form === 'yaml' ? rewritten(withoutMark(text), free) : rewrittenLines(withoutMark(text), free);
    const stray = strayIn(file, next, free);
    if (stray !== null) {
      kept += free.length;
      lines.push(`${placeOf(stray)}: kept with all of its file: what is written there would change other expectations`);
      continue;
    }
    await host.writeFile(file.name, text.startsWith('\ufeff') ? `\ufeff${next}` : next);
    for (const one of free) lines.push(`${placeOf(one.golden)}: ${shown(before(one.golden))} is ${shown(one.expected)} now`);
    changed += free.length;
    touched++;
  }
  lines.push(
    `${countOf(changed, 'expectation')} written anew in ${countOf(touched, 'file')}${kept > 0 ? `, ${kept} kept as they were` : ''}`,
  );
  await host.out(printable(`${lines.map((line) => oneLine(line, 1000)).join('\n')}\n`));
  return kept > 0 ? EXIT.disagreement : EXIT.ok;
}

/** Whether anything else came out of the new text than was meant: aliases, merges and anchors reach further than their place. Null: nothing. */
function strayIn(file: ReadGolden, text: string, renewals: readonly Renewal[]): Golden | null {
  const read = file.form === 'yaml' ? readYaml(source(text, file.name)) : linesIn(text, file.name);
  const wanted = new Map(renewals.map(({ golden, expected }) => [golden.slot, expected]));
  const [first] = file.goldens;
  if (read.problems.length > 0 || read.goldens.length !== file.goldens.length) return first ?? null;
  const stray = file.goldens.find((golden, at) => {
    const now = read.goldens[at];
    const expected = wanted.get(golden.slot) ?? before(golden);
    return (
      now === undefined ||
      JSON.stringify(before(now)) !== JSON.stringify(expected) ||
      JSON.stringify(now.events) !== JSON.stringify(golden.events)
    );
  });
  return stray ?? null;
}

function linesIn(text: string, name: string): ReturnType<typeof readYaml> {
  const reader = lineReader(name);
  for (const [at, line] of text.split('\n').entries()) if (line.trim() !== '') reader.take({ number: at + 1, text: line });
  return reader.end();
}

/** Each line of NDJSON is a source of its own. */
function rewrittenLines(text: string, renewals: readonly Renewal[]): string {
  const byLine = new Map<number, Renewal[]>();
  for (const one of renewals) {
    const { line } = one.golden.source;
    byLine.set(line, [...(byLine.get(line) ?? []), one]);
  }
  return text
    .split('\n')
    .map((line, at) => {
      const own = byLine.get(at + 1);
      return own === undefined ? line : rewritten(line, own);
    })
    .join('\n');
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function before({ expected }: Golden): boolean | readonly string[] {
  return typeof expected === 'boolean' ? expected : expected.map(({ text }) => text);
}

function shown(expected: boolean | readonly string[]): string {
  if (typeof expected === 'boolean') return expected ? 'match' : 'no match';
  return `[${expected.join(', ')}]`;
}

function placeOf(golden: Golden): string {
  return `${golden.source.name}:${locate(golden.source, golden.at.start).line}`;
}
