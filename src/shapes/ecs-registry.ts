import type { Json } from '../event/index.ts';
import { nameOf } from './ecs-parts.ts';
import { present, textOf } from './read-values.ts';
import type { Members } from './windows-record.ts';

/** Hives by the names that Sysmon and the kernel give them. */
const HIVES: ReadonlyMap<string, string> = new Map([
  ['HKLM', 'HKLM'],
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKU', 'HKU'],
  ['HKEY_USERS', 'HKU'],
  ['HKCU', 'HKCU'],
  ['HKEY_CURRENT_USER', 'HKCU'],
  ['HKCR', 'HKCR'],
  ['HKEY_CLASSES_ROOT', 'HKCR'],
]);

/** A key or value of the registry by its path, and the data that it was given. */
export function registryFields(target: Json | undefined, details: Json | undefined): Members {
  const path = textOf(target);
  if (path === null) return {};
  const slash = path.indexOf('\\');
  const hive = slash < 0 ? undefined : HIVES.get(path.slice(0, slash).toUpperCase());
  const key = hive === undefined ? null : path.slice(slash + 1);
  const value = nameOf(path);
  const text = textOf(details);
  return present({
    'registry.path': path,
    'registry.hive': hive,
    'registry.key': key,
    'registry.value': value === '' || value === path ? null : value,
    'registry.data.strings': text === null ? null : [written(text)],
    'registry.data.type': typeOf(text),
  });
}

/** Numbers as Sysmon writes them: `DWORD (0x00000001)`. Elastic's programs write what they hold. */
function written(details: string): string {
  const number = /^[DQ]WORD \((0x[0-9a-fA-F]{1,8})(?:-(0x[0-9a-fA-F]{1,8}))?\)$/.exec(details);
  if (number === null) return details;
  const [, high = '', low] = number;
  const digits = low === undefined ? high : high + low.slice(2);
  return `0x${digits.slice(2).toLowerCase()}`;
}

function typeOf(details: string | null): string | null {
  if (details === null) return null;
  if (details.startsWith('DWORD (')) return 'SZ_DWORD';
  if (details.startsWith('QWORD (')) return 'SZ_QWORD';
  return details === 'Binary Data' ? 'REG_BINARY' : null;
}
