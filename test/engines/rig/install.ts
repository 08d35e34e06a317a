import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where engines are installed; git ignores it. */
export const ENGINES = fileURLToPath(new URL('../../../.engines', import.meta.url));

/** A folder below `.engines`, made if it is missing. */
export function engineFolder(name: string): string {
  const folder = `${ENGINES}/${name}`;
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  return folder;
}

/** What a person can put right, such as a tool that is missing; shown without a stack. */
export class InstallError extends Error {}

/** Runs a tool with what it prints shown. Registries are those that the tool is set up with; `environment` adds to that of the process. */
export function runTool(
  command: string,
  arguments_: readonly string[],
  missing: string,
  environment: { readonly [name: string]: string } = {},
): void {
  const { error, status } = spawnSync(command, [...arguments_], { stdio: 'inherit', env: { ...process.env, ...environment } });
  if (error !== undefined) throw new InstallError('code' in error && error.code === 'ENOENT' ? missing : error.message);
  if (status !== 0) throw new InstallError(`${command} ended with exit code ${status ?? 'none'}`);
}

/** What a tool prints first; null when it is missing or fails. */
export function firstLine(command: string, arguments_: readonly string[]): string | null {
  const { error, status, stdout } = spawnSync(command, [...arguments_], { encoding: 'utf8' });
  return error !== undefined || status !== 0 ? null : (stdout.split('\n')[0] ?? null);
}
