import type { TargetName } from '../../../translators/index.ts';
import { HELPER_NAMES } from '../../../translators/js/runtime/index.ts';
import { SERIES_RUNTIME } from '../../../translators/js/runtime/series.generated.ts';
import { helperTexts } from '../../../translators/python/runtime/index.ts';

/**
 * What an artifact holds that is the same for every rule that needs it, and is tested where it stands: golden files name it and leave out
 * the rest, so that a change of it does not change them all. Total: a target says what it repeats, or that it repeats nothing.
 */
const SHORTEN: { readonly [Name in TargetName]: (artifact: string) => string } = {
  sigma: (artifact) => artifact,
  'es-dsl': (artifact) => artifact,
  eql: (artifact) => artifact,
  lucene: (artifact) => artifact,
  kql: (artifact) => artifact,
  duckdb: (artifact) => artifact,
  clickhouse: (artifact) => artifact,
  kibana: (artifact) => artifact,
  flink: (artifact) => artifact,
  python: withoutPythonHelpers,
  kusto: (artifact) => artifact,
  js: (artifact) => withoutHelpers(artifact.replace(SERIES_RUNTIME.trim(), () => '// … the matcher of sequences and samples')),
};

export function withoutFixedParts(target: TargetName, artifact: string): string {
  return SHORTEN[target](artifact);
}

/** Each definition of the runtime of Python as a line with the names, whatever stands between. */
function withoutPythonHelpers(artifact: string): string {
  const texts = helperTexts('all');
  const names = texts.flatMap((text) => (artifact.includes(text) ? [/def (\w+)/.exec(text)?.[1] ?? ''] : []));
  const kept = texts.reduce((text, helper) => text.replace(`\n\n\n${helper}`, ''), artifact);
  return names.length === 0 ? artifact : `${kept.trimEnd()}\n\n\n# … ${names.join(', ')}\n`;
}

/** A declaration at the margin with the comment above it: a line, or all up to the line of its closing bracket. */
const DECLARATION =
  /^(?:\/\*\*[^\n]*\n(?: \*[^\n]*\n)*)?(?:function|const) (\w+)(?:[^\n]*;|[^\n]*\n(?:(?: [^\n]*)?\n)*?[})\]][^\n]*)\n+/gm;

/** Declarations of the runtime as a line with their names. */
function withoutHelpers(artifact: string): string {
  const known = new Set(HELPER_NAMES);
  const names: string[] = [];
  const kept = artifact.replace(DECLARATION, (declaration: string, name: string) => {
    if (!known.has(name)) return declaration;
    names.push(name);
    return '';
  });
  return names.length === 0 ? artifact : `${kept.trimEnd()}\n\n// … ${names.join(', ')}\n`;
}
