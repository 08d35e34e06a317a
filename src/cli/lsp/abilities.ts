import type { InitializeParams } from 'vscode-languageserver';

/** What an editor can do with what we say, as far as it matters. */
export interface Abilities {
  /** Files can be made by a change of the workspace. */
  readonly makesFiles: boolean;
  /** Actions that cannot be done may be listed with their reason. */
  readonly showsRefused: boolean;
}

/** What an editor says of itself. */
export function abilitiesOf({ capabilities }: InitializeParams): Abilities {
  const { workspaceEdit } = capabilities.workspace ?? {};
  return {
    // Changes that make files are changes of documents; Neovim says the one and not the other.
    makesFiles: workspaceEdit?.resourceOperations?.includes('create') === true,
    showsRefused: capabilities.textDocument?.codeAction?.disabledSupport === true,
  };
}
