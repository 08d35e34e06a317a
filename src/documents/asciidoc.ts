/**
 * AsciiDoc as Elastic's documentation was kept in it for years, with its headings, code blocks, bullets and bold keys
 * written as Markdown has them. Letter for letter of the same length, so that places in one are places in the other.
 */
export function asMarkdown(text: string): string {
  let open: string | null = null;
  return text
    .split('\n')
    .map((line) => {
      const delimiter = /^(-{4,}|\.{4,})[ \t]*\r?$/.exec(line)?.[1] ?? null;
      if (open !== null) {
        if (delimiter !== open) return withoutCallout(line);
        open = null;
        return fence(line);
      }
      if (delimiter !== null) {
        open = delimiter;
        return fence(line);
      }
      return prose(line);
    })
    .join('\n');
}

/** Headings of AsciiDoc and a block of code: EQL has neither. */
export function looksLikeAsciidoc(text: string): boolean {
  return /^={1,6} \S/m.test(text) && /^(?:\[source\b[^\n]*\]|-{4,})[ \t]*\r?$/m.test(text);
}

function fence(line: string): string {
  return line.replace(/^[-.]+/, (marks) => '`'.repeat(marks.length));
}

/** `<1>` behind a line of code points to an explanation below. */
function withoutCallout(line: string): string {
  return line.replace(/[ \t](?:<\d{1,2}>[ \t]*){1,9}(?=\r?$)/, (callout) => ' '.repeat(callout.length));
}

function prose(line: string): string {
  if (/^\[.{0,500}\][ \t]*\r?$/.test(line)) return line.replace(/[^\r]/g, ' ');
  return line
    .replace(/^=+(?= )/, (marks) => '#'.repeat(marks.length))
    .replace(/^\*+(?= )/, (marks) => `${' '.repeat(marks.length - 1)}*`);
}
