import type { ParsedRule } from '../../api/parse.ts';
import type { FileVersion } from '../../api/prove/pair-rules.ts';
import type { ExitCode, Host } from '../host/host.ts';
import { loadRules, nameOf, type RuleOptions, type Telling } from '../rules/index.ts';
import { STDIN } from '../rules/names.ts';

/** One side of `diff`: its rules under their own names, by file. */
export interface DiffSide {
  /** What was given. */
  readonly path: string;
  readonly rules: readonly ParsedRule[];
  readonly files: readonly FileVersion[];
  /** A folder or a pattern of files, or an export: however many rules there are, it may hold more. */
  readonly isCollection: boolean;
  readonly exitCode: ExitCode;
  readonly telling: Telling;
}

/** Reads one side; what cannot be read is told. Names of `--pipeline` and `--field` are given later, to both sides alike. */
export async function loadSide(path: string, { pipelines: _, ...options }: RuleOptions, host: Host): Promise<DiffSide> {
  const { rules, problems, exitCode, telling } = await loadRules([path], options, host);
  const names = await filesOf(path, host);
  const base = names.many ? folderOf(path, names.files) : '';
  const files = names.files.flatMap((name): readonly FileVersion[] => {
    const file = name === '-' ? STDIN : name;
    const held = rules.filter(({ document }) => document.documentName === file);
    const broken = problems.filter(({ source }) => source.name === file || source.name.startsWith(`${file} (`));
    if (held.length === 0 && broken.length === 0) return [];
    return [{ file: file.slice(base.length), rules: held.map((parsed) => ({ name: nameOf(parsed), parsed })), problems: broken }];
  });
  const isExport = /\.(?:ndjson|jsonl)$/i.test(path);
  return { path, rules, files, isCollection: names.many || isExport, exitCode, telling };
}

/** What could not be found has been told. */
async function filesOf(path: string, host: Host): Promise<{ readonly files: readonly string[]; readonly many: boolean }> {
  try {
    return await host.expand(path);
  } catch {
    return { files: [], many: false };
  }
}

/** What all files of a collection have in front of their names: the folder, or what a pattern has before its first sign. */
function folderOf(path: string, files: readonly string[]): string {
  const given = `${path.replace(/[/\\]+$/, '')}/`;
  if (files.every((file) => file.startsWith(given))) return given;
  const [first = ''] = files;
  let shared = first.lastIndexOf('/') + 1;
  while (shared > 0 && !files.every((file) => file.startsWith(first.slice(0, shared))))
    shared = first.lastIndexOf('/', shared - 2) + 1;
  return first.slice(0, shared);
}
