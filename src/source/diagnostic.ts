import type { Code } from './codes/index.ts';
import type { NonEmpty, Span } from './source.ts';

/** One problem at one place. `code` is a row of the catalogue; `help` says what to write instead. */
export interface Diagnostic {
  readonly code: Code;
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

/** Builds a diagnostic; notes and help are optional. */
export function diagnostic(
  code: Code,
  message: string,
  span: Span,
  extra: { readonly notes?: readonly Note[]; readonly help?: string } = {},
): Diagnostic {
  return { code, message, span, notes: extra.notes ?? [], help: extra.help ?? null };
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
