/** What `--help` says below the options of `lsp`. */
export const LSP_HELP = {
  lsp: `
Editors start this command and talk to it; docs/editors.md says how to set up Neovim, VS Code and Helix.
It tells problems with their codes while somebody types, and what proofs find needless a moment later; says what
an operator, a function, a field or a code means; completes fields of ECS or of the mapping, functions, operators
and values that ECS names; offers changes that are proven to match the same events, the mark of optional fields
and the rule in the form of each target as a new file; lists rules and their parts; lays EQL out; colours queries.
Documents are those of eqlibrium --help: bare queries, TOML, YAML, JSON, Markdown. Nothing is written but by the
editor.

The options say how rules are read. An editor may say so too, by settings of the same names without the dashes
under "eqlibrium": mapping, folding, function-wildcards, strict-fields, pipeline, pipeline-reverse, field,
placeholder and to. Paths count from the folder that is open. Exit code 0 after shutdown and exit, else 1.

  eqlibrium lsp --stdio
  eqlibrium lsp --mapping mapping.json --to sigma,es-dsl`,
} as const;
