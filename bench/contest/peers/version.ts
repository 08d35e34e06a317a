import { Absent } from '../contestant.ts';
import { measureProcess } from '../measured-process.ts';

/** The first line that a program prints of its version. */
export async function versionOf(program: string, name: string): Promise<string> {
  const end = await measureProcess({ program, words: ['--version'] }, { keepOutput: true, timeout: 20_000 });
  if (!end.ok) throw new Absent(`cannot run ${program} (${end.message}); install ${name}, or name it: --peer ${name}=PATH`);
  return (end.output.split('\n')[0] ?? '').replace(new RegExp(`^${name}[ -]`), '').trim();
}
