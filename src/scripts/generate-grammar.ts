import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import peggy from 'peggy';

const GRAMMAR = new URL('../languages/eql/eql.peggy', import.meta.url);
const PARSER = new URL('../languages/eql/grammar.generated.ts', import.meta.url);

const HEADER = '// Generated from eql.peggy by npm run generate. Do not edit.\n// @ts-nocheck\n';

/** The source of the parser, made from the grammar. The same grammar gives the same bytes. */
export function generateGrammar(): string {
  const parser = peggy.generate(readFileSync(GRAMMAR, 'utf8'), { format: 'es', output: 'source', grammarSource: 'eql.peggy' });
  return HEADER + unnamedOnce(CUTS.reduce(cut, parser)).trimStart();
}

/**
 * What peggy writes and nobody reads, with what stands there instead: its own messages, since `explain.ts` tells where a text goes wrong,
 * and what they say of letters and classes of letters, since only named rules are told. It would be a tenth of the parser.
 */
const CUTS: readonly (readonly [what: RegExp, instead: string])[] = [
  [/^\/\/ @generated.*\n(?:\/\/.*\n)*/, ''],
  [/\n {2}format\(sources\) \{\n[\s\S]*?\n {2}\}\n/, ''],
  [/\n {2}static buildMessage\(expected, found\) \{\n[\s\S]*?\n {2}\}\n/, ''],
  [/peg\$SyntaxError\.buildMessage\(expected, found\)/, '"the text does not fit the grammar"'],
  [/\n {2}function peg\$(?:literal|class|any)Expectation\([\s\S]*?\n {2}\}\n/g, ''],
  [/peg\$(?:literal|class|any)Expectation\(.*\);/g, 'peg$unnamed;'],
  [/(?=\n {2}const peg\$e0 = )/, '\n  const peg$unnamed = { type: "unnamed" };'],
];

function cut(text: string, [what, instead]: (typeof CUTS)[number]): string {
  if (text.search(what) < 0) throw new Error(`the parser of peggy has no ${what} any more`);
  return text.replace(what, () => instead);
}

/** What no name is told of is one constant, not one for each letter. */
function unnamedOnce(text: string): string {
  const unnamed = new Set([...text.matchAll(/const (peg\$e\d+) = peg\$unnamed;/g)].map(([, name]) => name));
  return text
    .replace(/\n {2}const peg\$e\d+ = peg\$unnamed;/g, '')
    .replace(/peg\$e\d+/g, (name) => (unnamed.has(name) ? 'peg$unnamed' : name));
}

/** Writes grammar.generated.ts. */
export function writeGrammar(): void {
  writeFileSync(PARSER, generateGrammar());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeGrammar();
