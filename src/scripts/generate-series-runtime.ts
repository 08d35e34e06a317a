import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What modules of sequences and samples call. */
const NAMES = ['createSequenceMatcher', 'momentReader'] as const;

/** Where the text goes, relative to the root. */
export const SERIES_RUNTIME = 'translators/js/runtime/series.generated.ts';

/**
 * The matcher of sequences and samples as JavaScript text, for modules that run without this project: the files of
 * `src/stream/sequence` one after the other, types removed, in a function of their own so that no name of theirs meets one of
 * a rule.
 */
export function generateSeriesRuntime(): string {
  const { outputFiles } = buildSync({
    stdin: { contents: `export { ${NAMES.join(', ')} } from './src/stream/sequence/index.ts';`, resolveDir: ROOT, loader: 'ts' },
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'ascii',
  });
  const bundle = (outputFiles[0]?.text ?? '').replace(/^export \{[^}]*\};?$/m, '');
  const sections = bundle.split(/^(?=\/\/ src\/)/m).map(withComments);
  const body = sections
    .join('\n\n')
    .trim()
    .replace(/^(?=.)/gm, '  ');
  const text = [
    '// How matches are found: the same code for every sequence and sample.',
    `const { ${NAMES.join(', ')} } = (() => {`,
    body,
    '',
    `  return { ${NAMES.join(', ')} };`,
    '})();',
  ].join('\n');
  const literal = text.replace(/[`\\]|\$\{/g, '\\$&');
  return `// Generated from src/stream/sequence by src/scripts/generate-series-runtime.ts; do not edit.\n\nexport const SERIES_RUNTIME = \`${literal}\`;\n`;
}

/** One file's code with the comments above its functions, which the bundler drops; the file's name becomes a heading. */
function withComments(section: string): string {
  const [, file] = /^\/\/ (src\/\S+)\n/.exec(section) ?? [];
  if (file === undefined) return section.trim();
  const source = readFileSync(`${ROOT}${file}`, 'utf8');
  const comments = new Map(
    Array.from(
      source.matchAll(/^(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n(?:export )?(?:function|const) (\w+)/gm),
      ([, comment, name]) => [name, comment],
    ),
  );
  const code = section
    .replace(/^\/\/ .*\n/, '')
    .replaceAll('/* @__PURE__ */ ', '')
    .replaceAll('void 0', 'undefined')
    .replace(/^(?=(function|var) (\w+))/gm, (_, kind: string, name: string) => {
      const comment = comments.get(name);
      if (comment !== undefined) return `\n${comment}\n`;
      return kind === 'function' ? '\n' : '';
    });
  return `// ${(file.split('/').at(-1) ?? '').replace(/\.ts$/, '').replaceAll('-', ' ')}\n${code.replace(/\n{3,}/g, '\n\n').trim()}`;
}

/** Writes series.generated.ts. */
export function writeSeriesRuntime(): void {
  writeFileSync(`${ROOT}${SERIES_RUNTIME}`, generateSeriesRuntime());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeSeriesRuntime();
