import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const SOURCE = new URL('../pattern/runtime.ts', import.meta.url);

/** Where the text goes, relative to the root. */
export const PATTERN_RUNTIME = 'src/pattern/runtime-text.generated.ts';

/** The functions of `src/pattern/runtime.ts` as JavaScript text, for modules that run without this project. */
export function generatePatternRuntime(): string {
  const { code } = transformSync(readFileSync(SOURCE, 'utf8'), { loader: 'ts', format: 'esm', charset: 'ascii' });
  const functions = code.split(/^(?=function )/m).map((text) => text.replace(/^export \{[^}]*\};?$/m, '').trim());
  const entries = functions.flatMap((text) => {
    const name = /^function (\w+)/.exec(text)?.[1];
    if (name === undefined) return [];
    if (/[`\\]|\$\{/.test(text)) throw new Error(`${name} cannot stand in a template`);
    return [`  ${name}: \`${text}\`,\n`];
  });
  return `// Generated from runtime.ts by src/scripts/generate-pattern-runtime.ts; do not edit.\n\nexport const RUNTIME = {\n${entries.join('')}} as const;\n`;
}

/** Writes runtime-text.generated.ts. */
export function writePatternRuntime(): void {
  writeFileSync(new URL(`../../${PATTERN_RUNTIME}`, import.meta.url), generatePatternRuntime());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePatternRuntime();
