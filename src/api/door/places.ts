import { type Diagnostic, locate as locateIn, render as renderIn, type Source, source as sourceOf } from '../../source/index.ts';
import { demandNumber, given, isObject } from './arguments.ts';

/** A text with the name that stands before its lines and columns. */
export function source(text: string, name?: string): Source {
  if (typeof text !== 'string') throw new TypeError(`source takes a text, and was given ${given(text)}`);
  if (name !== undefined && typeof name !== 'string')
    throw new TypeError(`source takes a name that is a text, and was given ${given(name)}`);
  return name === undefined ? sourceOf(text) : sourceOf(text, name);
}

/** The line and column of an offset. Lines end at LF, CR LF or CR. */
export function locate(text: Source, offset: number): ReturnType<typeof locateIn> {
  demandSource('locate', text);
  demandNumber('locate', 'the offset', offset ?? Number.NaN, { least: 0, most: Number.MAX_SAFE_INTEGER });
  return locateIn(text, offset);
}

/** A diagnostic as text: where, what, the line with carets under the place, notes and help. */
export function render(text: Source, problem: Diagnostic): string {
  demandSource('render', text);
  if (!isObject(problem) || typeof problem.message !== 'string' || !isObject(problem.span) || !Array.isArray(problem.notes))
    throw new TypeError(
      `render takes a source and a diagnostic, both of a problem that parse returns, and was given ${given(problem)}`,
    );
  return renderIn(text, problem);
}

function demandSource(taker: string, text: unknown): void {
  if (!isObject(text) || typeof text['text'] !== 'string')
    throw new TypeError(
      `${taker} takes a source, as parse returns it with a problem or source makes it, and was given ${given(text)}`,
    );
}
