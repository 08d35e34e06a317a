import type { Json } from '../../event/index.ts';

/** A JSON value with its place in the text it was read from. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  /** `literal`: nothing in it is escaped, so that each character of the value stands in the text. */
  | { readonly kind: 'string'; readonly value: string; readonly literal: boolean; readonly inside: number }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'word'; readonly value: true | false | null }
);

export interface Member {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly value: JsonNode;
}

/** Keys and indices on the way to a value. */
export type JsonPath = readonly (string | number)[];

/** The value without its places. */
export function jsonOf(node: JsonNode): Json {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, jsonOf(value)]));
    case 'array':
      return node.items.map(jsonOf);
    case 'number':
      return Number(node.text);
    case 'string':
    case 'word':
      return node.value;
  }
}

/** The value on one line, numbers letter by letter as they were written. */
export function compact(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return `{${node.members.map(({ name, value }) => `${JSON.stringify(name)}:${compact(value)}`).join(',')}}`;
    case 'array':
      return `[${node.items.map(compact).join(',')}]`;
    case 'number':
      return node.text;
    case 'string':
    case 'word':
      return JSON.stringify(node.value);
  }
}

/** The member of an object; null when it has none, or is none. */
export function memberOf(node: JsonNode | null, name: string): Member | null {
  return node?.kind === 'object' ? (node.members.find((member) => member.name === name) ?? null) : null;
}

/** Where a path leads: to a key, or to an item of an array. As far as the path goes in this value. */
export function placeIn(node: JsonNode, path: JsonPath): { readonly start: number; readonly end: number } {
  let here = node;
  let place: { readonly start: number; readonly end: number } = node;
  for (const step of path) {
    const member = typeof step === 'string' ? memberOf(here, step) : null;
    const next = member?.value ?? (here.kind === 'array' && typeof step === 'number' ? here.items[step] : undefined);
    if (next === undefined) break;
    place = member ?? next;
    here = next;
  }
  return place;
}
