import { setFlagsFromString } from 'node:v8';

/**
 * V8's optimising compiler takes on a function after so much of it has run. What reads, proves and translates rules is much code, most of which gets
 * there and is hardly needed again: compiling it costs more than it saves, a third of `check`. What runs for every event gets there at ten
 * times the default as well. Flags by version of Node: as they are set, and as they are by default.
 */
const FLAGS: readonly { readonly majors: readonly number[]; readonly late: string; readonly usual: string }[] = [
  { majors: [20], late: '--interrupt-budget=675840', usual: '--interrupt-budget=67584' },
  {
    majors: [22, 23, 24, 25, 26],
    late: '--invocation-count-for-turbofan=30000',
    usual: '--invocation-count-for-turbofan=3000',
  },
];

/** The flags of a version of Node, such as `22.1.0`; null: it is not known to have them, and would complain. */
export function compileFlags(version: string): { readonly late: string; readonly usual: string } | null {
  const major = Number.parseInt(version, 10);
  return FLAGS.find(({ majors }) => majors.includes(major)) ?? null;
}

let isLate = false;

/**
 * From now on functions are optimised later. To be called when all code is loaded that may have been compiled before: what is kept of compiling
 * counts for the same flags only, and the default comes back at the end, as Node keeps it then.
 */
export function compileLate(): void {
  const { node, deno, bun } = process.versions;
  const flags = deno === undefined && bun === undefined ? compileFlags(node) : null;
  if (isLate || flags === null) return;
  isLate = true;
  setFlagsFromString(flags.late);
  process.once('exit', () => setFlagsFromString(flags.usual));
}
