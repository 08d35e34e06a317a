import { parse as parseYaml } from 'yaml';
import type { Json } from '../../../src/event/index.ts';
import type { Semantics } from '../../../src/ir/index.ts';
import type { TargetName } from '../../../translators/index.ts';

/** A rule as the head of a golden file tells it: what is written by hand. The rest of the file is what becomes of the rule. */
export interface GoldenRule {
  /** What the rule shows, in a line. */
  readonly about: string;
  /** The rule: a query, or a document. */
  readonly text: string;
  /** The mapping; null: ECS. */
  readonly mapping: Json;
  /** How the rule is read beside the defaults. */
  readonly semantics: Partial<Semantics>;
  /** Options of targets beside their defaults, each printed as well. */
  readonly variants: readonly GoldenVariant[];
}

export interface GoldenVariant {
  readonly target: TargetName;
  readonly options: { readonly [name: string]: Json };
}

interface Front {
  readonly about: string;
  readonly mapping?: Json;
  readonly semantics?: Partial<Semantics>;
  readonly variants?: readonly { readonly [target: string]: { readonly [name: string]: Json } }[];
}

/** The text of the head of a file with what it says; null: it is no golden file. */
export function readGolden(file: string): { readonly head: string; readonly rule: GoldenRule } | null {
  const match = /^---\n([\s\S]*?)\n---\n\n(`{3,})\w*\n([\s\S]*?)\n\2\n/.exec(file);
  if (match === null) return null;
  const [head, front = '', , text = ''] = match;
  const { about, mapping = null, semantics = {}, variants = [] } = parseYaml(front) as Front;
  const flat = variants.flatMap((one) =>
    Object.entries(one).map(([target, options]) => ({ target: target as TargetName, options })),
  );
  return { head, rule: { about, text, mapping, semantics, variants: flat } };
}

/** A text between fences that it cannot end. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}
