import type { Engine, Verdict } from '../../contract/index.ts';
import type { Event, Schema } from '../../event/index.ts';
import { holds, readCondition } from './condition.ts';
import { type HowOf, readSelection, type Selection } from './detection.ts';
import { readRule } from './document.ts';
import { type ReadField, readerOf } from './fields.ts';
import { atPrecision } from './indexed.ts';
import { asciiLetters, unicodeLetters } from './letters.ts';
import { portableReader } from './portable.ts';

/**
 * Runs printed Sigma rules over events, from the text alone: its own YAML library, its own reading of values, modifiers,
 * regular expressions and conditions. Events are normalised as an Elasticsearch index would; a rule of the taxonomy
 * `sigma` sees them under Sigma's own field names. Log sources route rules and are not tested. (sigma-target 3)
 */
export const sigma: Engine = {
  name: 'sigma',
  runs: 'sigma',
  receipt: async () => 'eqlibrium Sigma evaluator 1 (Sigma 2.1)',
  load: async (events, settings) => {
    const readers = events.map((event: Event) => readerOf(event, settings.schema));
    const fold = settings.semantics.folding === 'unicode' ? unicodeLetters : asciiLetters;
    return {
      run: async (text) => run(text, readers, (field) => ({ fold, round: roundingOf(field, settings.schema) })),
      close: async () => {},
    };
  },
};

/** Fields in single and half precision hold constants at that precision too. (eql-semantics 9.1) */
function roundingOf(field: string, { fields }: Schema): (constant: number) => number {
  const type = fields.get(field)?.type ?? 'double';
  return (constant) => atPrecision(constant, type);
}

function run(text: string, readers: readonly ReadField[], how: HowOf): Verdict {
  const rule = readRule(text);
  if (typeof rule === 'string') return { status: 'failed', message: rule };
  const selections = new Map<string, Selection>();
  for (const [name, value] of rule.detections) {
    const selection = readSelection(value, how);
    if (typeof selection === 'string') return { status: 'failed', message: `${name}: ${selection}` };
    selections.set(name, selection);
  }
  const condition = readCondition(rule.condition, [...selections.keys()]);
  if (typeof condition === 'string') return { status: 'failed', message: condition };
  const matches: [number][] = [];
  for (const [id, reader] of readers.entries()) {
    const read = rule.taxonomy === 'sigma' ? portableReader(reader) : reader;
    if (holds(condition, (name) => selections.get(name)?.(read) === true)) matches.push([id]);
  }
  return { status: 'answered', matches };
}
