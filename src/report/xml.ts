/** An element of XML. Its texts are escaped when it is printed. */
export interface Element {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string | number };
  /** Elements, or one text. */
  readonly inside: readonly Element[] | string;
}

export function element(name: string, attributes: Element['attributes'], inside: Element['inside'] = []): Element {
  return { name, attributes, inside };
}

/** A document, an element a line; a text stands with its element, letter by letter. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, '').join('\n')}\n`;
}

function linesOf({ name, attributes, inside }: Element, margin: string): readonly string[] {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeAttribute(String(value))}"`)].join(
    ' ',
  );
  if (inside.length === 0) return [`${margin}<${head}/>`];
  if (typeof inside === 'string') return [`${margin}<${head}>${escapeText(inside)}</${name}>`];
  return [`${margin}<${head}>`, ...inside.flatMap((child) => linesOf(child, `${margin}  `)), `${margin}</${name}>`];
}

function escapeText(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

/** Readers turn what ends a line in an attribute into a space, unless it is a reference. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');
}

/** XML 1.0 has no place for most control characters or lone surrogates; each becomes U+FFFD. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}
