/** The command line as somebody would type it again, without the credentials that an address may hold. */
export function commandLine(arguments_: readonly string[]): string {
  return ['eqlibrium', ...arguments_.map((word) => quoted(word.replace(/\/\/[^/@\s]*@/, '//')))].join(' ');
}

function quoted(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
