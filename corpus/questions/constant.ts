import type { Node } from './node.ts';

interface StringConstant extends Node<'string'> {
  readonly value: string;
}
export interface NumberConstant extends Node<'number'> {
  readonly value: number;
  /** Written with a point or an exponent: a double, even where it is whole. */
  readonly decimal: boolean;
}
export interface BooleanConstant extends Node<'boolean'> {
  readonly value: boolean;
}
/** No value. */
interface NullConstant extends Node<'null'> {}

/**
 * A constant as the rule writes it. Whether a text is compared as a date, an address, a version or a number is for the mapping of the field
 * that it stands beside to say.
 */
export type Constant = StringConstant | NumberConstant | BooleanConstant | NullConstant;
