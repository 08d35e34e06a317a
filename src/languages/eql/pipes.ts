import { type Diagnostic, type Span, similar } from '../../source/index.ts';
import type { Pipe } from './ast.ts';
import { diagnostic } from './codes/tell.ts';
import type { DraftPipe, Word } from './draft.ts';
import { COUNT_LIMIT } from './limits.ts';

const SUPPORTED = ['head', 'tail'] as const;

/** Pipes that the original EQL had and Elasticsearch knows only to refuse (eql-semantics 1.7). */
const UNSUPPORTED = ['count', 'filter', 'sort', 'unique', 'unique_count'] as const;

/** Reads the pipes that EQL has; reports the others. */
export function readPipes(drafts: readonly DraftPipe[], report: (problem: Diagnostic) => void): readonly Pipe[] {
  return drafts.flatMap((draft) => {
    const name = SUPPORTED.find((supported) => supported === draft.name.text);
    if (name === undefined) {
      report(unknownPipe(draft.name));
      return [];
    }
    const count = readCount(draft);
    if (count === null) {
      report(badCount(draft));
      return [];
    }
    return [{ kind: 'pipe', span: draft.span, name, count }];
  });
}

/** True for the pipes that EQL has. */
export function isPipe(name: string): boolean {
  return SUPPORTED.some((supported) => supported === name);
}

/** The problem with a pipe that EQL has not. */
export function unknownPipe({ text, span }: Word): Diagnostic {
  if (UNSUPPORTED.some((name) => name === text)) {
    const help = text === 'filter' ? 'join its condition to the one after `where`, with `and`' : 'only `head` and `tail` are';
    return diagnostic('unsupported-pipe', `the pipe \`${text}\` is not supported`, span, { help });
  }
  const [closest] = similar(text, [...SUPPORTED, ...UNSUPPORTED]);
  return diagnostic('unknown-pipe', `there is no pipe \`${text}\``, span, {
    help: closest === undefined ? 'the pipes are `head` and `tail`' : `did you mean \`${closest}\`?`,
  });
}

function readCount(draft: DraftPipe): number | null {
  const [argument] = draft.arguments;
  if (draft.arguments.length !== 1 || argument?.kind !== 'number' || argument.decimal) return null;
  return argument.value <= COUNT_LIMIT ? argument.value : null;
}

function badCount({ name, span, arguments: [first, ...rest] }: DraftPipe): Diagnostic {
  const last = rest.at(-1) ?? first;
  return pipeCount(name.text, first === undefined || last === undefined ? span : { start: first.span.start, end: last.span.end });
}

/** The problem with the arguments of `head` or `tail`. */
export function pipeCount(name: string, span: Span): Diagnostic {
  return diagnostic('pipe-count', `\`${name}\` takes one whole number from 0 to ${COUNT_LIMIT}`, span, {
    help: `for example: | ${name} 10`,
  });
}
