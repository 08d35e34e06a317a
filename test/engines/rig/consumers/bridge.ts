import { fileURLToPath } from 'node:url';
import { startNodeDialogue } from '../../../../src/cli/host/programs.ts';
import { type Bridge, bridgeOver } from '../../../../src/engines/pysigma/index.ts';

const SCRIPT = fileURLToPath(new URL('../../../../src/engines/pysigma/bridge.py', import.meta.url));

/** pySigma with every backend that a consumer needs. */
export function openBridge(python: string): { readonly bridge: Bridge; readonly close: () => Promise<void> } {
  const dialogue = startNodeDialogue(python, ['-I', SCRIPT], 120_000);
  return { bridge: bridgeOver(dialogue), close: async () => await dialogue.close() };
}
