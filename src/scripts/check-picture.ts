import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The command whose lines README shows. */
export const PICTURED = ['check', '--events', '2000'] as const;

const WIDTH_OF_LETTER = 7.83;
const LINE_HEIGHT = 20;
const MARGIN = 20;

/** Lines of a terminal as a picture, every one as it is printed. */
function terminalPicture(lines: readonly string[]): string {
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * WIDTH_OF_LETTER) + 2 * MARGIN;
  const height = lines.length * LINE_HEIGHT + 2 * MARGIN;
  const rows = lines.map(
    (line, index) =>
      `  <text x="${MARGIN}" y="${MARGIN + (index + 1) * LINE_HEIGHT - 6}" xml:space="preserve">${escaped(line)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13" fill="#e6edf3">`,
    `  <rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

/** The picture of the command and what it printed. */
export function checkPicture(printed: string): string {
  return terminalPicture([`$ npx eqlibrium ${PICTURED.join(' ')}`, ...printed.trimEnd().split('\n')]);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Writes docs/check.svg. */
export function writeCheckPicture(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...PICTURED], {
    cwd: root,
    encoding: 'utf8',
  });
  writeFileSync(new URL('../../docs/check.svg', import.meta.url), checkPicture(printed));
}
