import type { Loss } from '../../src/contract/index.ts';
import type { Field, Semantics } from '../../src/ir/index.ts';
import type { Diagnostic, Span } from '../../src/source/index.ts';
import { type KustoCondition, NOTHING } from './artifact.ts';
import { diagnostic, type KustoCode, known } from './codes.ts';

/** Collects what does not come through, so that all of it is told together. */
export interface Sink {
  readonly folding: Semantics['folding'];
  readonly reasons: Diagnostic[];
  readonly losses: Loss[];
}

/** Records a refusal. The condition returned only keeps the walk going; it never leaves the translator. */
export function refuse({ reasons }: Sink, code: KustoCode, message: string, span: Span): KustoCondition {
  reasons.push(diagnostic(code, message, span));
  return NOTHING;
}

/** What is presumed of a field, told once for each. */
export function presume({ losses }: Sink, code: 'kusto-one-value' | 'kusto-letters', { name }: Field, span: Span): void {
  const message = code === 'kusto-one-value' ? `${name} has one value` : `${name} holds letters of ASCII`;
  if (losses.some((loss) => loss.message === message)) return;
  const kind = code === 'kusto-one-value' ? 'one-value' : 'plain-words';
  losses.push({ code: known(code), span, message, effect: 'where-agreed', presumes: [{ kind, field: name }] });
}

/** A leaf that matches more or less than the rule does; below an odd number of negations it is the other way round. */
export function lose(
  { losses }: Sink,
  code: 'kusto-present-if-not-empty' | 'kusto-empty-text' | 'kusto-minus-zero',
  { message, span, matches, below }: { message: string; span: Span; matches: 'more' | 'less'; below: boolean },
): void {
  losses.push({ code: known(code), span, message, effect: (matches === 'more') === below ? 'may-match-less' : 'may-match-more' });
}
