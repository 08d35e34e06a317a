import type { Expected } from '../contract/index.ts';
import { logSourceIn } from '../languages/sigma/lexemes.ts';
import { fieldsFor, valuesFor } from './sigma-taxonomy.ts';

/** A name of Sigma's own, and what it belongs to. */
interface SigmaName {
  readonly kind: 'field' | 'value';
  readonly name: string;
  readonly detail: string;
}

/** What Sigma itself has names for at a place of a rule: the fields that its log source has, and what a log source may say. */
export function sigmaNames({ fields, source }: Expected, text: string): readonly SigmaName[] {
  const own = logSourceIn(text);
  if (source !== null)
    return valuesFor(source, own).map((name): SigmaName => ({ kind: 'value', name, detail: `a ${source} of log sources` }));
  if (!fields) return [];
  const of = own.category ?? own.product ?? 'events';
  return fieldsFor(own).map((name): SigmaName => ({ kind: 'field', name, detail: `Sigma's name, of ${of}` }));
}
