import type { Event, Json } from '../src/event/index.ts';

/**
 * The built-in rule as a careful person would write it by hand: the same meaning as the rule (arrays, dotted keys, numbers
 * in a keyword field, the length limit), the rarest condition first, a plain value in a nested object on the shortest way.
 * It is the yardstick for the compiled predicate, so nothing is left out that would make it faster.
 */
export function handWritten(event: Event): boolean {
  return executableIsPidFile(event) && userIsRoot(event) && categoryIsProcess(event) && typeIsStart(event);
}

const PID_FILE = /^\/[vV][aA][rR]\/[rR][uU][nN]\/[A-Za-z0-9_]+\.(?:[pP][iI][dD]|[lL][oO][cC][kK]|[rR][eE][bB][oO][oO][tT])$/;

const isProcess = (value: Json): boolean => value === 'process';
const isStart = (value: Json): boolean => value === 'start';
const isRoot = (value: Json): boolean => value === '0' || value === 0;
const isPidFile = (value: Json): boolean => typeof value === 'string' && value.length <= 1024 && PID_FILE.test(value);

export interface Loose {
  readonly [key: string]: Json | undefined;
}

function executableIsPidFile(event: Event): boolean {
  const holder = event.process;
  if (event['process.executable'] === undefined && isRecord(holder)) return someOf(holder.executable, isPidFile);
  return someValue(event, 'process.executable', holder, 'executable', isPidFile);
}

function userIsRoot(event: Event): boolean {
  const holder = event.user;
  if (event['user.id'] === undefined && isRecord(holder)) return someOf(holder.id, isRoot);
  return someValue(event, 'user.id', holder, 'id', isRoot);
}

function categoryIsProcess(event: Event): boolean {
  const holder = event.event;
  if (event['event.category'] === undefined && isRecord(holder)) return someOf(holder.category, isProcess);
  return someValue(event, 'event.category', holder, 'category', isProcess);
}

function typeIsStart(event: Event): boolean {
  const holder = event.event;
  if (event['event.type'] === undefined && isRecord(holder)) return someOf(holder.type, isStart);
  return someValue(event, 'event.type', holder, 'type', isStart);
}

export function isRecord(value: Json | undefined): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The long way: a dotted key and objects, or lists of objects, may hold values side by side. */
export function someValue(
  event: Loose,
  dotted: string,
  holder: Json | undefined,
  inner: string,
  test: (value: Json) => boolean,
): boolean {
  if (someOf(event[dotted], test)) return true;
  if (Array.isArray(holder)) return holder.some((one: Json) => someValue({}, dotted, one, inner, test));
  return isRecord(holder) && someOf(holder[inner], test);
}

export function someOf(value: Json | undefined, test: (value: Json) => boolean): boolean {
  if (Array.isArray(value)) return value.some((one: Json) => someOf(one, test));
  return value !== undefined && test(value);
}
