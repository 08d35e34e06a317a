import type { Joint } from '../../contract/index.ts';
import type { Span } from '../../source/index.ts';
import { diagnostic, type LintCode } from './codes.ts';
import type { Finding } from './finding.ts';
import type { Node } from './tree.ts';

/** What makes a part needless: itself, what stands around what it is joined with, or what it is joined with. */
export type Culprit = { readonly kind: 'itself' } | { readonly kind: 'around' | 'neighbour'; readonly place: Span | null };

/** A part that adds nothing, in words. */
export function nothingAdded(node: Node, joint: Joint['kind'], culprit: Culprit): Finding {
  const { origin } = node.predicate;
  const { code, message, asked, note } = told(node, joint, culprit);
  const place = culprit.kind === 'itself' ? null : culprit.place;
  return {
    diagnostic: diagnostic(code, message, origin, place === null ? {} : { notes: [{ message: note, span: place }] }),
    evidence: { asked, answer: null },
    mend: { kind: 'without', origin },
  };
}

interface Told {
  readonly code: LintCode;
  readonly message: string;
  readonly asked: string;
  readonly note: string;
}

function told(node: Node, joint: Joint['kind'], culprit: Culprit): Told {
  const rest = 'an event on which the conditions around it hold';
  switch (joint) {
    case 'and': {
      if (node.predicate.kind === 'not')
        return {
          code: 'lint-exception-empty',
          message:
            culprit.kind === 'itself'
              ? 'this exception excludes nothing: no event meets it'
              : 'this exception excludes nothing: no event that meets the other conditions meets it',
          asked: `${rest} and what is excluded here does too`,
          note: 'this excludes it already',
        };
      return culprit.kind === 'itself'
        ? {
            code: 'lint-condition-always',
            message: 'this condition always holds',
            asked: 'an event on which it does not hold',
            note: '',
          }
        : {
            code: 'lint-condition-implied',
            message: 'the other conditions imply this one',
            asked: `${rest} and this one does not`,
            note: 'whatever meets this meets that one',
          };
    }
    case 'or':
      return culprit.kind === 'neighbour'
        ? {
            code: 'lint-alternative-covered',
            message: 'other alternatives cover this one',
            asked: 'an event that meets this alternative and none of the others',
            note: 'whatever meets that one meets this',
          }
        : {
            code: 'lint-alternative-never',
            message:
              culprit.kind === 'itself' ? 'no event meets this alternative' : 'the conditions around this alternative exclude it',
            asked: culprit.kind === 'itself' ? 'an event that meets it' : `${rest} and this alternative does too`,
            note: 'this excludes it',
          };
    case 'values':
      return culprit.kind === 'neighbour'
        ? {
            code: 'lint-value-covered',
            message: 'other values of the list cover this one',
            asked: 'an event that meets this value and none of the others',
            note: 'whatever meets that one meets this',
          }
        : {
            code: 'lint-value-never',
            message:
              culprit.kind === 'itself' ? 'no event can have this value' : 'the conditions around the list exclude this value',
            asked: culprit.kind === 'itself' ? 'an event with this value' : `${rest} and this value is met`,
            note: 'this excludes it',
          };
  }
}
