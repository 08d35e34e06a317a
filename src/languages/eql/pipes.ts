import { type Diagnostic, diagnostic, similar } from '../../source/index.ts';
import type { Pipe } from './ast.ts';
import type { DraftPipe } from './draft.ts';
import { COUNT_LIMIT } from './limits.ts';

const SUPPORTED = ['head', 'tail'] as const;

/** Pipes that the original EQL had and Elasticsearch knows only to refuse (eql-semantics 1.7). */
const UNSUPPORTED = ['count', 'filter', 'sort', 'unique', 'unique_count'] as const;

/** Reads the pipes that EQL has; reports the others. */
export function readPipes(drafts: readonly DraftPipe[], report: (problem: Diagnostic) => void): readonly Pipe[] {
  return drafts.flatMap((draft) => {
    const name = SUPPORTED.find((supported) => supported === draft.name.text);
    if (name === undefined) {
      report(unknownPipe(draft));
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

function unknownPipe(draft: DraftPipe): Diagnostic {
  const { text, span } = draft.name;
  if (UNSUPPORTED.some((name) => name === text)) {
    return diagnostic('unsupported-pipe', `the pipe \`${text}\` is not supported`, span, { help: 'only `head` and `tail` are' });
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

function badCount(draft: DraftPipe): Diagnostic {
  const first = draft.arguments[0];
  const last = draft.arguments.at(-1);
  const span = first === undefined || last === undefined ? draft.span : { start: first.span.start, end: last.span.end };
  return diagnostic('pipe-count', `\`${draft.name.text}\` takes one whole number from 0 to ${COUNT_LIMIT}`, span, {
    help: `for example: | ${draft.name.text} 10`,
  });
}
