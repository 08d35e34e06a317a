import { diagnostic } from '../../api/codes.ts';
import type { Diagnostic, Span } from '../../source/index.ts';

/** Milliseconds that one step of one rule may take, such as reading it or translating it for one target. */
export const RULE_TIMEOUT = 30_000;

/** What work gave; or that it was ended, because it took longer than it may. */
export type Limited<T> = { readonly ended: true; readonly value: T } | { readonly ended: false };

/** Work without a pause in it, and how long it may take, in milliseconds; `Infinity` is without end. */
export type WithinTime = <T>(work: () => T, milliseconds: number) => Limited<T>;

/** What is said of a rule that took too long; `span` is all of its text. */
export function tookTooLong(what: string, milliseconds: number, span: Span): Diagnostic {
  return diagnostic('rule-timeout', `${what} took longer than ${milliseconds / 1000} s`, span, {
    help: 'the rule is left out; --rule-timeout sets how long one may take',
  });
}
