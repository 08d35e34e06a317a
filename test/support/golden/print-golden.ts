import { parse } from '../../../src/api/parse.ts';
import { type Translated, translate } from '../../../src/api/translate.ts';
import type { Loss } from '../../../src/contract/index.ts';
import { type Rule, showRule } from '../../../src/ir/index.ts';
import { schemaFromMapping } from '../../../src/schema/index.ts';
import { type Diagnostic, locate, source } from '../../../src/source/index.ts';
import { TARGETS, type TargetName } from '../../../translators/index.ts';
import { withoutFixedParts } from './fixed-parts.ts';
import { fenced, type GoldenRule } from './golden-rule.ts';

/** What becomes of a rule: what it means, and what each target makes of it, with its losses and refusals. */
export function printGolden(golden: GoldenRule): string {
  const understood = understand(golden);
  if (!understood.ok)
    return `## not understood\n\n${understood.problems.map((problem) => said(problem, understood.text)).join('')}`;
  const { rule } = understood;
  const sections = translationsOf(rule, golden).map((one) => section(one, rule));
  return [`## meaning\n\n${fenced(showRule(rule), 'text')}`, ...sections].join('\n');
}

type Understood =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly problems: readonly Diagnostic[]; readonly text: string };

/** The one rule of a golden file, or why it is none. */
export function understand({ text, mapping, semantics }: GoldenRule): Understood {
  const schema = mapping === null ? undefined : schemaFromMapping(mapping);
  if (schema !== undefined && !schema.ok) throw new Error(schema.problems.map(({ message }) => message).join());
  const { rules, problems } = parse(text, { semantics, ...(schema === undefined ? {} : { schema: schema.schema }) });
  const [parsed, another] = rules;
  if (another !== undefined) throw new Error('a golden file holds one rule');
  if (parsed === undefined) return { ok: false, problems: problems.map(({ diagnostic }) => diagnostic), text };
  const { meaning, document } = parsed;
  return meaning.ok
    ? { ok: true, rule: meaning.value.rule }
    : { ok: false, problems: meaning.problems, text: document.query.text };
}

/** A translation with what was asked for. */
export interface Printed {
  readonly title: string;
  readonly target: TargetName;
  readonly translated: Translated;
}

/** By every target with its defaults, and then as the file asks for. */
export function translationsOf(rule: Rule, { variants }: GoldenRule): readonly Printed[] {
  const asked = [
    ...(Object.keys(TARGETS) as readonly TargetName[]).map((target) => ({ title: target, target, options: {} })),
    ...variants.map(({ target, options }) => ({ title: `${target} with ${JSON.stringify(options)}`, target, options })),
  ];
  return asked.map(({ title, target, options }) => ({ title, target, translated: translate(rule, target, options) }));
}

function section({ title, target, translated }: Printed, rule: Rule): string {
  const heading = `## ${title}: ${translated.status}\n`;
  if (translated.status === 'refused')
    return `${heading}\n${translated.reasons.map((reason) => said(reason, rule.query)).join('')}`;
  const told = [...translated.losses, ...translated.notes].map((one) => said(one, rule.query)).join('');
  const artifact = fenced(withoutFixedParts(target, translated.text), LANGUAGES[TARGETS[target].extension] ?? 'text');
  return `${heading}${told === '' ? '' : `\n${told}`}\n${artifact}`;
}

const LANGUAGES: { readonly [extension: string]: string } = { '.yml': 'yaml', '.json': 'json', '.mjs': 'js' };

/** A loss, a note or a refusal: code, effect, place, words. */
function said(one: Diagnostic | Loss, text: string): string {
  const { line, column } = locate(source(text), one.span.start);
  const slice = text.slice(one.span.start, one.span.end).replaceAll(/\s+/g, ' ');
  const effect = 'effect' in one ? `, ${one.effect}` : '';
  const presumes = 'presumes' in one && one.presumes !== undefined ? `  - presumes ${JSON.stringify(one.presumes)}\n` : '';
  const help = 'help' in one && one.help !== null ? `  - help: ${one.help}\n` : '';
  return `- \`${one.code}\`${effect}, ${line}:${column} ${JSON.stringify(slice)}: ${one.message}\n${presumes}${help}`;
}
