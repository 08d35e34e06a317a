import type { ScalarTag, Scalar as YamlScalar } from 'yaml';
import { hasUnprintable } from './text.ts';
import { Scalar } from './yaml.generated.ts';

/**
 * A text of metadata, or a key: plain when every loader reads it back as that text, a block when it has several lines,
 * in double quotes with escapes when a character cannot be seen, in single quotes otherwise.
 */
export function textNode(text: string): Scalar {
  if (BLOCK.test(text) && !hasUnprintable(text.replaceAll('\n', ''))) return styled(text, Scalar.BLOCK_LITERAL);
  const plain = PLAIN.test(text) && (!LOOKS_TYPED.test(text) || UUID.test(text));
  return plain ? styled(text, Scalar.PLAIN) : quotedNode(text);
}

/** A text in quotes, whatever it is: values of searches are never plain. */
export function quotedNode(text: string): Scalar {
  return hasUnprintable(text) ? new Scalar({ escaped: text } satisfies Escaped) : styled(text, Scalar.QUOTE_SINGLE);
}

function styled(text: string, type: YamlScalar.Type): Scalar {
  const node = new Scalar(text);
  node.type = type;
  return node;
}

/** Several lines, none of which begins or ends with a blank. */
const BLOCK = /^\S(?:[^\n]*\S)?(?:\n+\S(?:[^\n]*\S)?)+$/;

/** Begins with a letter or digit and holds nothing that YAML reads as structure. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} _.,;()/+=|&?!%*~$^<>@"'\\-]|:(?=[^\s:]))*(?<! )$/u;

/** Words, numbers, times and dates that some loader gives a type: YAML 1.1 has more of them than 1.2. */
const LOOKS_TYPED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|\d[\d_,.:xoa-f+\-tz ]*)$/i;

/** Looks like a number to the line above but is none to any loader. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Stands in a node for a text with characters that cannot be seen. */
interface Escaped {
  readonly escaped: string;
}

/** Writes such a text in double quotes with `\u` escapes, which the library would leave as they are (sigma-target 8.3). */
export const escapedText: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: isEscaped,
  resolve: (text) => text,
  stringify: ({ value }) => (isEscaped(value) ? `"${[...value.escaped].map(escapeCharacter).join('')}"` : ''),
};

function isEscaped(value: unknown): value is Escaped {
  return typeof value === 'object' && value !== null && 'escaped' in value && typeof value.escaped === 'string';
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (!hasUnprintable(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
