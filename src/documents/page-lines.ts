/** One line of a page: its text without markup of bold, bullets and links (in AsciiDoc, too, `*Key*:` is bold), and where it starts in the document. */
export interface PageLine {
  readonly raw: string;
  readonly clean: string;
  readonly bullet: boolean;
  readonly start: number;
}

/** Splits a page into lines. A front matter block (`---` ... `---`) at the very top is passed over. */
export function pageLines(text: string): readonly PageLine[] {
  const lines: PageLine[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const bullet = /^\s*[*-]\s+/.test(line);
    const clean = unlink(
      line
        .replace(/^\s*[*-]\s+/, '')
        .replaceAll('**', '')
        .replace(/^\*([^*:]{1,80})\*:/, '$1:'),
    ).trim();
    lines.push({ raw: line, clean, bullet, start });
    start += raw.length + 1;
  }
  if (lines[0]?.raw.trim() !== '---') return lines;
  const end = lines.findIndex((line, index) => index > 0 && line.raw.trim() === '---');
  return end < 0 ? lines : lines.slice(end + 1);
}

/** No part crosses an opening bracket, so that a line is read once. `[shown](address)` becomes the address when what is shown is an address itself, else what is shown. */
function unlink(line: string): string {
  return line.replace(/\[([^[\]\n]{0,2000})\]\(([^)\s[]{0,2000})\)/g, (_, shown: string, address: string) =>
    /^https?:/.test(shown) ? address : shown,
  );
}
