import {
  type Effect,
  type Loss,
  lossesAround,
  NOTHING_PASSED_ON,
  scheduleNotes,
  type Translation,
} from '../../src/contract/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import { type Diagnostic, isNonEmpty, type KnownCode, type Span } from '../../src/source/index.ts';
import { diagnostic, known, type SigmaCode } from './codes.ts';

/** Whether a node stands under an even or an odd number of negations. */
export type Polarity = 'positive' | 'negative';

export function opposite(polarity: Polarity): Polarity {
  return polarity === 'positive' ? 'negative' : 'positive';
}

/** The effect on the rule of a test that is itself wider, narrower or both, standing at this polarity. */
export function effectAt(polarity: Polarity, effect: Effect): Effect {
  if (polarity === 'positive') return effect;
  switch (effect) {
    case 'may-match-more':
      return 'may-match-less';
    case 'may-match-less':
      return 'may-match-more';
    case 'either':
    case 'where-agreed':
    case 'other-count':
    case 'by-engine':
      return effect;
  }
}

/** Gathers what one translation has to say; a call of `translate` has its own. */
export interface Report {
  readonly losses: Map<string, Loss>;
  readonly notes: Map<string, Diagnostic>;
}

export function emptyReport(): Report {
  return { losses: new Map(), notes: new Map() };
}

/** The translation that this is the report of. */
export function translated<Artifact>(artifact: Artifact, report: Report): Translation<Artifact> {
  const notes = [...report.notes.values()];
  const losses = [...report.losses.values()];
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}

/** Says what stands around the query of a rule and is not in the output. */
export function noteAround(rule: Rule, report: Report): void {
  for (const { code, message, span } of scheduleNotes(rule)) addNote(report, code, message, span);
  for (const loss of lossesAround(rule, NOTHING_PASSED_ON)) addLoss(report, loss);
}

/** Adds a loss, once per place and message. */
export function addLoss(report: Report, loss: Omit<Loss, 'code'> & { readonly code: SigmaCode | KnownCode }): void {
  const { code, span, message } = loss;
  report.losses.set([code, span.start, span.end, message].join(' '), { ...loss, code: known(code) });
}

/** Adds a note, once per message: the first place is shown, the others would only repeat it. */
export function addNote(report: Report, code: SigmaCode | KnownCode, message: string, span: Span): void {
  const key = `${code} ${message}`;
  if (!report.notes.has(key)) report.notes.set(key, diagnostic(code, message, span));
}
