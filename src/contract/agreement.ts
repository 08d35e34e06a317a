import type { NonEmpty } from '../source/index.ts';

/**
 * What the fields of an event have in common when they tell one story, as the programs that write them let them do. Where a
 * target says a test on one field by another field, its loss presumes it. Values are those that the index holds, as text.
 */
export type Agreement =
  /** A text and the part of it behind its last separator: each value of `whole` ends in a separator and a value of `part`, and no `part` holds a separator. Both are there or neither. */
  | { readonly kind: 'last-part'; readonly part: string; readonly whole: string; readonly separators: NonEmpty<string> }
  /** `part` is what follows the last dot of the name that a path ends in; it is absent where nothing follows one. */
  | { readonly kind: 'extension'; readonly part: string; readonly whole: string }
  /**
   * Each value of `part` stands in a value of `whole`: at its start or after a blank unless it holds a blank itself, and after
   * a blank when it begins with one of `signs`. Both are there or neither.
   */
  | { readonly kind: 'arguments'; readonly part: string; readonly whole: string; readonly signs: readonly string[] }
  /** Each value of `part` stands in a value of `whole` between the two texts. Both are there or neither. */
  | { readonly kind: 'inside'; readonly part: string; readonly whole: string; readonly before: string; readonly after: string }
  /** A name and the domain that goes with it: both are there or neither, and no backslash stands in them. */
  | { readonly kind: 'account'; readonly name: string; readonly domain: string }
  /** Both fields are there or neither. */
  | { readonly kind: 'together'; readonly field: string; readonly other: string }
  /** An event with the value has one of the texts in the other field; both in any letters. */
  | {
      readonly kind: 'goes-with';
      readonly field: string;
      readonly value: string;
      readonly other: string;
      readonly texts: readonly string[];
    }
  /** An event for which the first field is true has the second true as well; both are there or neither. */
  | { readonly kind: 'implies'; readonly field: string; readonly other: string }
  /** The field has no value. */
  | { readonly kind: 'absent'; readonly field: string }
  /** What another program writes under the name is what the field holds. Our engines read the field itself, so it holds by construction. */
  | { readonly kind: 'spelling'; readonly field: string; readonly name: string }
  /** No event has two values of the field. */
  | { readonly kind: 'one-value'; readonly field: string }
  /** Values are of ASCII, and none has a word of more than 255 characters, which an index would cut. */
  | { readonly kind: 'plain-words'; readonly field: string }
  /**
   * Events are written as an index holds them: each value of the field stands in objects inside of objects, alone or in a list, is no
   * text beyond the limit of its length, and is a number that its type takes, an address in its shortest form, a date of ISO 8601 or
   * milliseconds since 1970.
   */
  | { readonly kind: 'as-held'; readonly field: string }
  /** No two events are of one instant. */
  | { readonly kind: 'distinct-times'; readonly field: string }
  /** The events lie no further apart than so many milliseconds. */
  | { readonly kind: 'span'; readonly field: string; readonly milliseconds: number };
