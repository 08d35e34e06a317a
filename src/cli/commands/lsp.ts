import { TARGET_NAMES } from '../../../translators/index.ts';
import { similar } from '../../source/index.ts';
import { type ExitCode, type Host, UsageError } from '../host/host.ts';
import { serveEditor } from '../lsp/server.ts';
import { isTarget, type LspOptions } from '../lsp/settings.ts';

/** `lsp`: a language server over standard input and output. Exit code 0 when the editor took its leave, else 1. */
export async function lspCommand(options: LspOptions, host: Host): Promise<ExitCode> {
  for (const name of options.to ?? []) {
    if (isTarget(name)) continue;
    const [best] = similar(name, TARGET_NAMES);
    throw new UsageError(`there is no target ${name}${best === undefined ? '' : `; did you mean ${best}?`}`);
  }
  return await serveEditor(options, host);
}
