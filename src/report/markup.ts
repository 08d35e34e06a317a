import { printable, printableLine } from '../source/index.ts';

/** Text of others in pages of ours: in Markdown and HTML it is neither markup nor able to turn words around. */
export function escapeHtml(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The same for a name: it stays on one line. */
export function escapeHtmlLine(text: string): string {
  return escapeHtml(printableLine(text));
}

/** Text from a rule may neither end a table cell nor become markup. */
export function escapeMarkdown(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&');
}

/** A table of texts, each escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)];
}

/** A table of texts, each escaped. */
export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtmlLine(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}
