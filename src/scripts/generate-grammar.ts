import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import peggy from 'peggy';

/** The languages whose parser is made from a grammar, `x/x.peggy`. */
export const GRAMMARS = ['eql', 'sigma', 'kql'] as const;
type Grammar = (typeof GRAMMARS)[number];

/** Where the parser of a language stands. */
export function parserOf(language: Grammar): URL {
  return new URL(`../languages/${language}/grammar.generated.ts`, import.meta.url);
}

/** The source of a parser, made from the grammar. The same grammar gives the same bytes. */
export function generateGrammar(language: Grammar): string {
  const name = `${language}.peggy`;
  const grammar = readFileSync(new URL(`../languages/${language}/${name}`, import.meta.url), 'utf8');
  const parser = peggy.generate(grammar, { format: 'es', output: 'source', grammarSource: name });
  const header = `// Generated from ${name} by npm run generate. Do not edit.\n// @ts-nocheck\n`;
  return header + unnamedOnce(CUTS.reduce(cut, parser)).trimStart();
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

/** Writes grammar.generated.ts of each language. */
export function writeGrammars(): void {
  for (const language of GRAMMARS) writeFileSync(parserOf(language), generateGrammar(language));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeGrammars();
