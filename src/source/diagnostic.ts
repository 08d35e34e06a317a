import type { KnownCode } from './codes.ts';
import type { NonEmpty, Span } from './source.ts';

/** One problem at one place. `code` is a row of a table; `help` says what to write instead. */
export interface Diagnostic {
  readonly code: KnownCode;
  readonly message: string;
  readonly span: Span;
  readonly notes: readonly Note[];
  readonly help: string | null;
}

/** A second place that explains a diagnostic. */
export interface Note {
  readonly message: string;
  readonly span: Span;
}

/** The outcome of a stage: a value, or every problem of the stage together. Never an exception. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly problems: NonEmpty<Diagnostic> };

/** How a stage tells its problems: by the codes of its own table. The code of another stage is passed on, never written down. */
export interface Teller<Own extends string> {
  known(code: Own | KnownCode): KnownCode;
  /** Builds a diagnostic; notes and help are optional. */
  diagnostic(
    code: Own | KnownCode,
    message: string,
    span: Span,
    extra?: { readonly notes?: readonly Note[]; readonly help?: string },
  ): Diagnostic;
}

/** The teller of a table of codes. Only the table's type is needed: its prose stays out of a page that tells problems and explains none. */
export function tellerOf<Own extends string>(): Teller<Own> {
  // The one place where a text becomes a known code: the parameter's type has looked it up in the table.
  const known = (code: string) => code as KnownCode;
  return {
    known,
    diagnostic: (code, message, span, { notes = [], help = null } = {}) => ({ code: known(code), message, span, notes, help }),
  };
}

/** A successful result. */
export function success<T>(value: T, warnings: readonly Diagnostic[] = []): Result<T> {
  return { ok: true, value, warnings };
}

/** A failed result. */
export function failure(...problems: readonly [Diagnostic, ...Diagnostic[]]): {
  readonly ok: false;
  readonly problems: NonEmpty<Diagnostic>;
} {
  return { ok: false, problems };
}
