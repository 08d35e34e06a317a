import { render } from '../../source/index.ts';
import { countOf, indent, oneLine, wrapped } from '../text.ts';
import { groupsOf, isActionable, type Told, type ToldGroup } from './told.ts';

/** Names of rules that a group of refusals lists; more are counted. */
const NAMED = 8;

/** As few refusals as this stand each on its own. */
const SINGLY = 3;

/** One diagnostic in full: word, place, frame, help. */
export function toldText({ gravity, source, diagnostic }: Told, width: number): string {
  return `${gravity}: ${render(source, diagnostic, width)}`;
}

/**
 * What is told of many rules, one text for each code: how many rules, the first place with its frame, what can be done. Notes about
 * which nobody can do anything are counted only.
 */
export function groupedText(told: readonly Told[], titleOf: (code: string) => string | null, width: number): readonly string[] {
  const folded = told.filter((one) => !isActionable(one));
  const shown = groupsOf(told.filter(isActionable)).map((group) => groupText(group, titleOf(group.code), width));
  return folded.length === 0 ? shown : [foldedText(folded), ...shown];
}

function groupText(group: ToldGroup, title: string | null, width: number): string {
  const { gravity, code, first, all, rules } = group;
  const count = all.length;
  const place = render(first.source, first.diagnostic, width - 2);
  if (count <= (gravity === 'error' ? SINGLY : 1)) return all.map((one) => toldText(one, width)).join('\n');
  const times = count === rules.length ? '' : `, ${countOf(count, 'place')}`;
  const head = `${gravity}: ${countOf(rules.length, first.rule === null ? 'file' : 'rule')}${times}: ${title ?? 'see below'} [${code}]`;
  return [head, indent(`such as ${place}`), ...(gravity === 'error' ? [namesText(rules, width)] : [])].join('\n');
}

/** Who is missing from the output is named. */
function namesText(rules: readonly string[], width: number): string {
  const more = rules.length - NAMED;
  const names = rules.slice(0, NAMED).map((rule) => oneLine(rule));
  const text = [...names, ...(more > 0 ? [`${more} more (--verbose names them)`] : [])].join('; ');
  return wrapped(text, '  ', width);
}

function foldedText(folded: readonly Told[]): string {
  const kinds = new Set(folded.map(({ diagnostic }) => diagnostic.code)).size;
  return `note: ${countOf(folded.length, 'note')} of ${countOf(kinds, 'kind')} ask for nothing; --verbose shows them`;
}
