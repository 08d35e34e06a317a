import type { Diagnostic, Span } from '../../src/source/index.ts';
import { diagnostic } from './codes.ts';
import { hasUnprintable } from './text.ts';

/** Longer names would leave the form of a YAML key that every loader reads. */
const LONGEST_NAME = 500;

/** Why a name cannot be a key of Sigma; null: it can. */
export function nameProblem(name: string, span: Span): Diagnostic | null {
  if (name !== '' && name.length <= LONGEST_NAME && !name.includes('|') && !hasUnprintable(name)) return null;
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  return diagnostic('sigma-field-name', `the field name "${shown}" cannot be a Sigma key`, span);
}
