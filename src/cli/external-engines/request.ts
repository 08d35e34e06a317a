import { similar } from '../../source/index.ts';
import type { EngineRequest } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { ENGINE_NAMES, engineRow } from './table.ts';

/**
 * Reads one `--engine name[=value]` and adds it to those before. Throws a `UsageError`, not commander's, which would repeat
 * what was typed: behind the `=` there may be a password.
 */
export function engineRequest(text: string, before: readonly EngineRequest[] = []): readonly EngineRequest[] {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  const value = at < 0 ? null : text.slice(at + 1);
  const row = engineRow(name);
  if (row === null) throw new UsageError(unknownEngine(name));
  const { title, required } = row.value;
  if (value === '' || (value === null && required)) throw new UsageError(`${name} needs its ${title}: --engine ${name}=${title}`);
  if (before.some((other) => other.name === name && other.value === value))
    throw new UsageError(`--engine ${name} is given twice with the same value`);
  return [...before, { name, value }];
}

/** Somebody who forgets the name types an address, which is not repeated either. */
function unknownEngine(typed: string): string {
  const named = /^[\w-]{1,40}$/.test(typed) ? `there is no engine ${typed}` : '--engine begins with the name of an engine';
  const [best] = similar(typed, ENGINE_NAMES);
  const hint = best === undefined ? '' : ` Did you mean ${best}?`;
  return `${named}.${hint} Choose one of ${ENGINE_NAMES.map(usage).join(', ')}.`;
}

/** How the option is typed: `opensearch=URL`, `rsigma[=PATH]`. */
export function usage(name: string): string {
  const value = engineRow(name)?.value;
  if (value === undefined) return name;
  return value.required ? `${name}=${value.title}` : `${name}[=${value.title}]`;
}
