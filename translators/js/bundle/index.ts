import { bundleOf, type Member } from './bundle.ts';
import { printBundleModule } from './print-bundle.ts';
import { printBundleTypes } from './print-types.ts';

/** Many rules as one module, and its types, as the texts of two files. Throws an `Error` for a rule that is refused as a module of its own. */
export function printBundle(members: readonly Member[]): { readonly module: string; readonly types: string } {
  const artifact = bundleOf(members);
  return { module: printBundleModule(artifact), types: printBundleTypes(artifact.ids) };
}
