import type { Answer } from '../../contract/index.ts';
import { LOSS_EXAMPLE_SCHEMA } from './loss-example-schema.ts';
import type { Direction, WayKind } from './port.ts';
import { translation } from './translation-schema.ts';

/**
 * The shape of the report of a check, which `check --json` prints, as a JSON Schema (draft 7). Fields may be added; those
 * that are required here stay. `report.ts` says what each one means.
 */
const count = { type: 'integer', minimum: 0 } as const;
const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const judge = { enum: ['labels', 'oracle'] } as const;

const ANSWERS = ['yes', 'no', 'none', 'rejected'] as const satisfies readonly Answer[];

const DIRECTIONS = ['misses', 'excess', 'other-events'] as const satisfies readonly Direction[];

const WAY_KINDS = [
  'absence',
  'letter-case',
  'spelling',
  'empty',
  'list',
  'value',
  'fields',
  'never',
  'always',
  'timeline',
] as const satisfies readonly WayKind[];

const silences = {
  type: 'array',
  items: { type: 'object', required: ['eventNumber', 'reason'], properties: { eventNumber: count, reason: text } },
} as const;

const obstacle = {
  type: 'object',
  required: ['message', 'text'],
  properties: {
    message: text,
    text,
    span: { type: 'object', required: ['start', 'end'], properties: { start: count, end: count } },
    line: count,
    column: count,
  },
} as const;

const engine = {
  type: 'object',
  required: ['name', 'runs', 'against', 'status', 'reason', 'compared', 'agreements', 'disagreements', 'claimed', 'matches'],
  properties: {
    name: text,
    runs: text,
    against: judge,
    status: { enum: ['compared', 'not-run', 'failed'] },
    reason: textOrNull,
    byConstruction: text,
    receipt: textOrNull,
    compared: count,
    agreements: count,
    disagreements: count,
    claimed: count,
    outside: count,
    claimedOn: { type: 'object', additionalProperties: count },
    matches: count,
    asLabelled: count,
    explained: { type: 'object', additionalProperties: count },
    rejected: count,
    rejections: silences,
    unanswered: count,
    silences,
    milliseconds: { type: 'number', minimum: 0 },
  },
} as const;

const notRun = {
  type: 'array',
  items: { type: 'object', required: ['target', 'reason'], properties: { target: text, reason: text } },
} as const;

const disagreement = {
  type: 'object',
  required: ['engine', 'against', 'recipe', 'eventNumber', 'seed', 'expected', 'answered', 'answers', 'event', 'artifact'],
  properties: {
    engine: text,
    against: judge,
    recipe: text,
    eventNumber: count,
    seed: count,
    expected: { type: 'boolean' },
    answered: { type: 'boolean' },
    answers: { type: 'object', additionalProperties: { enum: ANSWERS } },
    event: { type: 'object' },
    timeline: { type: 'array', items: { type: 'object' } },
    expectedMatches: { type: 'array', items: { type: 'array', items: count } },
    answeredMatches: { type: 'array', items: { type: 'array', items: count } },
    shrunk: { type: 'boolean' },
    artifact: text,
  },
} as const;

const inspection = {
  type: 'object',
  required: ['inspector', 'target', 'problems', 'conversions'],
  properties: {
    inspector: text,
    receipt: textOrNull,
    target: text,
    problems: { type: 'array', items: text },
    conversions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['converter', 'version', 'status', 'reason', 'causes', 'compared', 'added', 'missed', 'announced'],
        properties: {
          converter: text,
          version: text,
          status: { enum: ['kept', 'changed', 'broken', 'refused', 'not-executed'] },
          reason: textOrNull,
          causes: { type: 'object', additionalProperties: count },
          compared: count,
          added: count,
          missed: count,
          announced: count,
          suspected: { type: 'array', items: text },
          example: { type: ['object', 'null'] },
          query: textOrNull,
        },
      },
    },
  },
} as const;

const way = {
  type: 'object',
  required: [
    'direction',
    'kind',
    'fields',
    'count',
    'values',
    'event',
    'agreed',
    'conditions',
    'recipe',
    'eventNumber',
    'message',
  ],
  properties: {
    direction: { enum: DIRECTIONS },
    kind: { enum: WAY_KINDS },
    fields: { type: 'array', items: text },
    count,
    values: { type: 'array' },
    event: { type: 'object' },
    timeline: { type: 'array', items: { type: 'object' } },
    agreed: { type: ['object', 'null'] },
    conditions: {
      type: 'array',
      items: { type: 'object', required: ['text', 'line', 'column'], properties: { text, line: count, column: count } },
    },
    recipe: text,
    eventNumber: count,
    message: text,
  },
} as const;

const port = {
  type: 'object',
  required: [
    'name',
    'kind',
    'status',
    'reason',
    'engine',
    'receipt',
    'compared',
    'agreements',
    'misses',
    'excess',
    'expected',
    'matches',
    'ways',
  ],
  properties: {
    name: text,
    kind: text,
    status: { enum: ['same', 'differs', 'failed'] },
    reason: textOrNull,
    engine: text,
    receipt: textOrNull,
    compared: count,
    agreements: count,
    misses: count,
    excess: count,
    otherEvents: count,
    expected: count,
    matches: count,
    unanswered: count,
    silences,
    unmapped: { type: 'array', items: text },
    hints: { type: 'array', items: text },
    ways: { type: 'array', items: way },
    otherDifferences: count,
  },
} as const;

const rule = {
  type: 'object',
  required: ['id', 'name', 'events', 'malicious', 'benign', 'expected', 'translations', 'engines', 'disagreements'],
  properties: {
    id: textOrNull,
    name: text,
    semantics: { type: 'object' },
    timelines: count,
    events: count,
    pins: count,
    malicious: count,
    benign: count,
    expected: count,
    nearMisses: { type: 'object', additionalProperties: count },
    translations: { type: 'array', items: translation },
    notRun,
    engines: { type: 'array', items: engine },
    ports: { type: 'array', items: port },
    inspections: { type: 'array', items: inspection },
    differences: { type: 'object', additionalProperties: text },
    disagreements: { type: 'array', items: disagreement },
    examples: { type: 'array', items: LOSS_EXAMPLE_SCHEMA },
    unmatched: {
      type: ['object', 'null'],
      required: ['reasons'],
      properties: {
        reasons: {
          type: 'array',
          items: obstacle,
        },
      },
    },
    failure: textOrNull,
    failureCode: { enum: ['rule-timeout'] },
  },
} as const;

/** The JSON Schema of a `CheckReport`. */
export const REPORT_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Report of an agreement check',
  type: 'object',
  required: ['rules', 'summary'],
  properties: {
    rules: { type: 'array', items: rule },
    summary: {
      type: 'object',
      required: ['rules', 'events', 'disagreements', 'refused', 'seed'],
      properties: {
        rules: count,
        events: count,
        timelines: count,
        pins: count,
        disagreements: count,
        enginesFailed: count,
        unanswered: count,
        refused: count,
        runByNothing: count,
        notRun,
        proven: count,
        untaken: count,
        unmatched: count,
        unjudged: count,
        untried: count,
        failed: count,
        ports: count,
        portsDiffering: count,
        seed: count,
      },
    },
  },
} as const;
