/** The shape of a `LossExample`, as a JSON Schema. */
const count = { type: 'integer', minimum: 0 } as const;
const text = { type: 'string' } as const;

export const LOSS_EXAMPLE_SCHEMA = {
  type: 'object',
  required: ['engine', 'runs', 'shows', 'recipe', 'eventNumber', 'expected', 'answered', 'events'],
  properties: {
    engine: text,
    runs: text,
    shows: { enum: ['claimed', 'outside', 'matches'] },
    losses: {
      type: 'array',
      items: { type: 'object', required: ['code', 'message'], properties: { code: text, message: text } },
    },
    recipe: text,
    eventNumber: count,
    expected: count,
    answered: count,
    events: { type: 'array', items: { type: 'object' } },
  },
} as const;
