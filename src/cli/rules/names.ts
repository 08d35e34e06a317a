import type { ParsedRule } from '../../api/parse.ts';
import { oneLine } from '../../report/text.ts';

/** What standard input is called as a document. */
export const STDIN = '<stdin>';

/** The name of a rule: its own, else its id, else that of its file. */
export function nameOf({ document }: ParsedRule): string {
  const { name, id } = document.meta;
  if (document.documentName === STDIN) return name ?? id ?? 'stdin';
  return name ?? id ?? document.documentName.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/i, '');
}

/** Rules without an id that share a name, or have none and stand in one file, get numbers: ids and files are made of names. */
export function toldApart(rules: readonly ParsedRule[]): readonly ParsedRule[] {
  const times = new Map<string, number>();
  return rules.map((rule) => {
    const { document } = rule;
    if (document.meta.id !== null) return rule;
    const name = nameOf(rule);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    if (time === 1) return rule;
    return { ...rule, document: { ...document, meta: { ...document.meta, name: `${name} (${time})` } } };
  });
}

/** What to call a rule in a message. */
export function labelOf(rule: ParsedRule): string {
  return oneLine(nameOf(rule));
}
