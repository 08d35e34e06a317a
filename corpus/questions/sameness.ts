import type { AnyPart } from './walk.ts';

/** A text that is the same for parts that ask the same, wherever the rule asks it and whatever it calls it. */
export function sameness(asked: AnyPart | readonly unknown[]): string {
  return JSON.stringify(asked, (key, value: unknown) => (key === 'span' || key === 'said' ? undefined : value));
}
