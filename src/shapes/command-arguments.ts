/**
 * A Windows command line as the list of arguments that a program is given: blanks separate, quotes hold together, and backslashes count only
 * before a quote (CommandLineToArgvW).
 */
export function commandArguments(line: string): readonly string[] {
  const found: string[] = [];
  let at = skipBlanks(line, 0);
  while (at < line.length) {
    let argument = '';
    let quoted = false;
    while (at < line.length && (quoted || !isBlank(line[at]))) {
      let slashes = 0;
      while (line[at] === '\\') {
        slashes++;
        at++;
      }
      if (line[at] !== '"') {
        argument += '\\'.repeat(slashes);
        if (at < line.length && (quoted || !isBlank(line[at]))) argument += line[at++];
        continue;
      }
      argument += '\\'.repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) argument += '"';
      else if (quoted && line[at + 1] === '"') {
        // Two quotes within quotes are one letter.
        argument += '"';
        at++;
      } else quoted = !quoted;
      at++;
    }
    found.push(argument);
    at = skipBlanks(line, at);
  }
  return found;
}

function skipBlanks(line: string, from: number): number {
  let at = from;
  while (at < line.length && isBlank(line[at])) at++;
  return at;
}

function isBlank(letter: string | undefined): boolean {
  return letter === ' ' || letter === '\t';
}
