import { BASELINE_SCHEMA } from '../check/baseline.ts';
import { REPORT_SCHEMA } from '../check/schema.ts';

/** The shape of a port as JSON, which `--report port.json` writes, as a JSON Schema (draft 7). Fields may be added; those that are required stay. */
const count = { type: 'integer', minimum: 0 } as const;
const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;

const word = {
  type: 'object',
  required: ['gravity', 'code', 'title', 'message', 'effect', 'help', 'place', 'text'],
  properties: {
    gravity: { enum: ['error', 'warning', 'loss', 'note'] },
    code: text,
    title: text,
    message: text,
    effect: textOrNull,
    help: textOrNull,
    place: {
      type: 'object',
      required: ['line', 'column', 'endLine', 'endColumn'],
      properties: { line: count, column: count, endLine: count, endColumn: count },
    },
    text,
  },
} as const;

const counts = {
  type: 'object',
  required: ['exact', 'lossy', 'refused', 'beyond'],
  properties: { exact: count, lossy: count, refused: count, beyond: count },
} as const;

const agreement = {
  type: ['object', 'null'],
  required: ['compared', 'agreements', 'disagreements', 'announced', 'unjudged', 'proven', 'asked'],
  properties: {
    compared: count,
    agreements: count,
    disagreements: count,
    announced: count,
    unjudged: count,
    proven: count,
    asked: count,
  },
} as const;

const artifact = {
  type: 'object',
  required: ['target', 'status', 'artifact', 'words'],
  properties: {
    target: text,
    status: { enum: ['exact', 'lossy', 'refused'] },
    beyond: { const: true },
    artifact: textOrNull,
    words: { type: 'array', items: word },
  },
} as const;

const rule = {
  type: 'object',
  required: ['id', 'name', 'file', 'line', 'language', 'query', 'artifacts', 'check'],
  properties: {
    id: textOrNull,
    name: text,
    file: text,
    line: count,
    language: text,
    query: text,
    artifacts: { type: 'array', items: artifact },
    check: { anyOf: [{ type: 'null' }, REPORT_SCHEMA.properties.rules.items] },
  },
} as const;

/** The JSON Schema of a `PortDocument`. */
export const PORT_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Report of a port of rules',
  type: 'object',
  required: ['eqlibrium', 'command', 'date', 'seed', 'events', 'targets', 'rules', 'problems', 'summary', 'engines'],
  properties: {
    eqlibrium: text,
    command: text,
    date: text,
    seed: count,
    events: count,
    targets: {
      type: 'array',
      items: {
        type: 'object',
        required: ['target', 'title', 'counts', 'agreement'],
        properties: { target: text, title: text, counts, agreement },
      },
    },
    rules: { type: 'array', items: rule },
    problems: { type: 'array', items: { type: 'object', required: ['file', 'word'], properties: { file: text, word } } },
    baseline: {
      type: 'object',
      required: ['known', 'worse', 'better'],
      properties: { known: count, worse: BASELINE_SCHEMA.properties.known, better: BASELINE_SCHEMA.properties.known },
    },
    summary: { anyOf: [{ type: 'null' }, REPORT_SCHEMA.properties.summary] },
    engines: { type: 'object', additionalProperties: text },
  },
} as const;
