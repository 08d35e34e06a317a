import { holds, readCondition } from './condition.ts';
import { type HowOf, readSelection, type Selection } from './detection.ts';
import type { SigmaRule } from './document.ts';
import type { ReadField } from './fields.ts';
import { portableReader } from './portable.ts';

/** A rule that was read once, to judge many events. */
interface RuleTest {
  /** The fields of an event under the names of the rule's taxonomy. */
  readonly read: (reader: ReadField) => ReadField;
  readonly holds: (reader: ReadField) => boolean;
}

/** Reads the detection of a rule; a text says why it cannot be run. */
export function readRuleTest(rule: SigmaRule, how: HowOf): RuleTest | string {
  const selections = new Map<string, Selection>();
  for (const [name, value] of rule.detections) {
    const selection = readSelection(value, how);
    if (typeof selection === 'string') return `${name}: ${selection}`;
    selections.set(name, selection);
  }
  const condition = readCondition(rule.condition, [...selections.keys()]);
  if (typeof condition === 'string') return condition;
  const read = (reader: ReadField): ReadField => (rule.taxonomy === 'sigma' ? portableReader(reader, rule.logSource) : reader);
  return { read, holds: (reader) => holds(condition, (name) => selections.get(name)?.(read(reader)) === true) };
}
