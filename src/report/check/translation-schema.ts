import type { Effect } from '../../contract/index.ts';

const EFFECTS = [
  'may-match-more',
  'may-match-less',
  'either',
  'where-agreed',
  'other-count',
  'by-engine',
] as const satisfies readonly Effect[];

const text = { type: 'string' } as const;

/** What is known of an artifact for every event. */
const proof = {
  type: 'object',
  required: ['verdict'],
  properties: {
    verdict: { enum: ['equal', 'differs', 'unknown'] },
    relation: { enum: ['narrower', 'broader', 'overlap', 'disjoint', 'other'] },
    reason: text,
  },
} as const;

/** The shape of a `TranslationReport`, as a JSON Schema. */
export const translation = {
  type: 'object',
  required: ['target', 'status', 'reasons', 'runBy'],
  properties: {
    target: text,
    status: { enum: ['exact', 'lossy', 'refused'] },
    beyond: { const: true },
    reasons: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message', 'effect'],
        properties: { code: text, message: text, effect: { enum: [...EFFECTS, null] }, help: { type: ['string', 'null'] } },
      },
    },
    runBy: { type: 'array', items: text },
    proof,
  },
} as const;
