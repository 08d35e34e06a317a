import isEqual from 'lodash/isEqual.js';
import type { Source } from '../../../source/index.ts';
import type { CheckableRule } from '../../checkable-rule.ts';
import { type ParsedRule, type ParseOptions, parse } from '../../parse.ts';
import { asWritten, comparePlans } from '../../prove/compare-plans.ts';
import { settingsOf } from '../../run-settings.ts';

interface Reading {
  readonly reading?: ParseOptions;
  readonly effort?: number;
}

/** The rules of a document, those without a meaning as well. */
export function rulesIn(document: Source, reading: ParseOptions = {}): readonly ParsedRule[] {
  return parse(document.text, { ...reading, name: document.name }).rules;
}

/** Whether a document holds the same rules, of which some are written otherwise and match the same events. */
export async function areProvenSame(
  rules: readonly ParsedRule[],
  written: ReadonlySet<number>,
  after: Source,
  { reading, effort }: Reading,
): Promise<boolean> {
  const next = rulesIn(after, reading);
  if (next.length !== rules.length) return false;
  for (const [at, rule] of rules.entries()) {
    const other = next[at];
    if (other === undefined || !isEqual(rule.document.meta, other.document.meta)) return false;
    if (!isEqual(rule.document.context, other.document.context) || !isEqual(rule.document.beyond, other.document.beyond))
      return false;
    if (!written.has(at) && rule.document.query.text !== other.document.query.text) return false;
  }
  for (const at of written) if (!(await isProvenSame(rules[at], next[at], effort))) return false;
  return true;
}

async function isProvenSame(one: ParsedRule | undefined, other: ParsedRule | undefined, effort?: number): Promise<boolean> {
  const [before, after] = [checkable(one), checkable(other)];
  if (before === null || after === null) return false;
  const { kind } = await comparePlans(
    asWritten(before),
    asWritten(after),
    settingsOf(before.rule, before.schema),
    effort === undefined ? {} : { effort: effort * 10 },
  );
  return kind === 'equal';
}

function checkable(parsed: ParsedRule | undefined): CheckableRule | null {
  return parsed?.meaning.ok === true ? { syntax: parsed.syntax, ...parsed.meaning.value } : null;
}
