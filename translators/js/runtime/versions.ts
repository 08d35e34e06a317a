/** The order of `version` fields, which is that of what Elasticsearch indexes for them. */
export const versions = {
  utf8: {
    needs: [],
    code: String.raw`
/** A text with a character for each of its bytes. */
function utf8(text) {
  return text.replace(/[^\0-\x7f]/gu, (character) => String.fromCharCode(...new TextEncoder().encode(character)));
}`,
  },
  versionKey: {
    needs: ['utf8'],
    code: String.raw`
/**
 * A text that stands among others by code point as the version does among versions: numbers by size, a pre-release before its
 * release, what is no version after everything that is.
 */
function versionKey(text) {
  const parts =
    /^((?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))*)(-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?(\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.exec(text);
  if (parts === null || parts.slice(1).some((part) => part !== undefined && part.split('.').length > 32)) return utf8(text) || '\x03';
  const [, numbers, before = '\x03', build = ''] = parts;
  const number = (digits) => '\x01' + String.fromCharCode(0x80 + digits.length) + digits;
  const mark = before === '\x03' ? before : '\x02' + before.replace(/(?<=[.]|^-)[0-9]+(?=[.]|$)/g, number);
  return numbers.replace(/[0-9]+/g, number) + mark + build;
}`,
  },
} as const;
