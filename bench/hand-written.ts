import type { Event, Json } from '../src/event/index.ts';

/**
 * The built-in rule as a careful person would write it by hand: the same meaning as the rule (arrays, dotted keys, numbers
 * in a keyword field, the length limit), with nothing spared that speed allows. It is the yardstick for the compiled predicate.
 */
export function handWritten(event: Event): boolean {
  return (
    someValue(event, 'event.category', 'event', 'category', isProcess) &&
    someValue(event, 'event.type', 'event', 'type', isStart) &&
    someValue(event, 'user.id', 'user', 'id', isRoot) &&
    someValue(event, 'process.executable', 'process', 'executable', isPidFile)
  );
}

const PID_FILE = /^\/[vV][aA][rR]\/[rR][uU][nN]\/[A-Za-z0-9_]+\.(?:[pP][iI][dD]|[lL][oO][cC][kK]|[rR][eE][bB][oO][oO][tT])$/;

const isProcess = (value: Json): boolean => value === 'process';
const isStart = (value: Json): boolean => value === 'start';
const isRoot = (value: Json): boolean => value === '0' || value === 0;
const isPidFile = (value: Json): boolean => typeof value === 'string' && value.length <= 1024 && PID_FILE.test(value);

/** A field of two segments stands under a dotted key or in an object, and holds a value or a list of them. */
function someValue(event: Event, dotted: string, outer: string, inner: string, test: (value: Json) => boolean): boolean {
  const flat = event[dotted];
  if (flat !== undefined && someOf(flat, test)) return true;
  const holder = event[outer];
  if (typeof holder !== 'object' || holder === null) return false;
  if (Array.isArray(holder)) return holder.some((one: Json) => insideOf(one, inner, test));
  return insideOf(holder, inner, test);
}

function insideOf(holder: Json, inner: string, test: (value: Json) => boolean): boolean {
  if (typeof holder !== 'object' || holder === null) return false;
  if (Array.isArray(holder)) return holder.some((one: Json) => insideOf(one, inner, test));
  const value = (holder as Event)[inner];
  return value !== undefined && someOf(value, test);
}

function someOf(value: Json, test: (value: Json) => boolean): boolean {
  return Array.isArray(value) ? value.some((one: Json) => someOf(one, test)) : test(value);
}
