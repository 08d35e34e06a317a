import type { AskedPart } from '../../contract/index.ts';
import type { Json } from '../../event/index.ts';

/** A test of the rule on its way through pipelines. */
export interface Walker {
  readonly own: string;
  name: string;
  readonly values: AskedPart['tests'][number]['values'];
  readonly done: Set<string>;
  readonly final: boolean;
  readonly key: boolean;
  /** Of a test that a pipeline added: a value that passes it. */
  readonly planted?: Json;
}

/** A map of YAML. */
export type Map_ = { readonly [key: string]: unknown };

/** A part of the rule with what was made of it so far. */
export interface World {
  part: { category: unknown; product: unknown; service: unknown };
  readonly facts: AskedPart;
  tests: Walker[];
  state: Map<string, unknown>;
  readonly done: Set<string>;
}

export function record(value: unknown): Map_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Map_) : {};
}

export function listOf(value: unknown): readonly Map_[] {
  return Array.isArray(value) ? value.map(record) : [];
}
