import { CODES } from '../../api/catalogue.ts';
import { withHelp } from '../../api/help.ts';
import type { Problem } from '../../api/parse.ts';
import { countOf } from '../../report/text.ts';
import { type Diagnostic, render, type Source } from '../../source/index.ts';
import type { Host } from '../host/host.ts';

/** Problems together with the text they point into. */
export function problemsIn(text: Source, problems: readonly Diagnostic[]): readonly Problem[] {
  return problems.map((diagnostic) => ({ source: text, diagnostic }));
}

/** More problems of one file than this are only counted. */
const MOST_PROBLEMS = 20;

/** Prints problems with their places. */
export function noteProblems(host: Host, problems: readonly Problem[], title = ''): void {
  for (const { source: text, diagnostic } of problems.slice(0, MOST_PROBLEMS))
    host.noteLines(title + render(text, withHelp(diagnostic, CODES)));
  const more = problems.length - MOST_PROBLEMS;
  if (more > 0) host.note(`${title}${problems[0]?.source.name ?? ''}: and ${countOf(more, 'more problem')}`);
}
