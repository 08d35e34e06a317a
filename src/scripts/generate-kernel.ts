import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program in AssemblyScript, `NAME.as`, that becomes `NAME.generated.ts`. */
interface Program {
  readonly name: string;
  /** Of 64 KiB, at the start. */
  readonly pages: number;
}

/** Scans blocks of lines; cuts fields out of a line, in a memory that grows with what is asked for. */
export const PROGRAMS: readonly Program[] = [
  { name: 'kernel', pages: 24 },
  { name: 'fields', pages: 8 },
];

/** Programs and their parts. */
const SOURCES = new URL('../stream/kernel/', import.meta.url);

/** Where the bytes of a program go, relative to the root. */
export function programFile({ name }: Program): string {
  return `src/stream/kernel/${name}.generated.ts`;
}

/** No run time of the language and nothing imported: all memory is the program's own. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];

/** A program as WebAssembly, in a module. The same source gives the same bytes. */
export function generateProgram(program: Program): string {
  const { name } = program;
  const text = compile(program).toString('base64');
  return `// Generated from ${name}.as by src/scripts/generate-kernel.ts; do not edit.\n\n/** WebAssembly, in base64. */\nexport const ${name.toUpperCase()} =\n  '${text}';\n`;
}

function compile({ name, pages }: Program): Buffer {
  const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    // The compiler reads names that end in `.ts`; that files have another ending keeps them away from what takes them for TypeScript.
    for (const file of readdirSync(SOURCES))
      if (file.endsWith('.as')) copyFileSync(new URL(file, SOURCES), join(folder, file.replace(/\.as$/, '.ts')));
    const options = [...OPTIONS, '--initialMemory', String(pages), '--outFile', 'program.wasm'];
    execFileSync(process.execPath, [compiler, `${name}.ts`, ...options], { cwd: folder });
    return readFileSync(join(folder, 'program.wasm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the modules of all programs. */
export function writeKernel(): void {
  for (const program of PROGRAMS)
    writeFileSync(new URL(`../../${programFile(program)}`, import.meta.url), generateProgram(program));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeKernel();
