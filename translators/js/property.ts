import type { HelperName } from './runtime/index.ts';
import { literal } from './text.ts';

/**
 * What every object inherits: reading these plainly would find them in any event. Everything else is read plainly, which
 * is fastest and right for objects that come from `JSON.parse` (and while nobody adds to Object.prototype).
 */
const INHERITED: ReadonlySet<string> = new Set(
  (
    '__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty isPrototypeOf ' +
    'propertyIsEnumerable toLocaleString toString valueOf'
  ).split(' '),
);

/** Code that reads an own property of what `object` holds, which must be a JSON object. */
export function property(object: string, key: string, need: (helper: HelperName) => void): string {
  if (INHERITED.has(key)) {
    need('own');
    return `own(${object}, ${literal(key)})`;
  }
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${object}.${key}` : `${object}[${literal(key)}]`;
}
