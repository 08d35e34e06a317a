/** Where a text means the same in any case: everywhere, on Windows and macOS as names of files do, or on Windows alone. */
export type Chosen = 'always' | 'file-name' | 'on-windows';

const FILE_NAMES = [
  // Elastic Common Schema
  'process.name',
  'process.executable',
  'process.parent.name',
  'process.parent.executable',
  'process.working_directory',
  'process.pe.original_file_name',
  'file.name',
  'file.path',
  'file.directory',
  'file.extension',
  'file.target_path',
  'dll.name',
  'dll.path',
  // Sysmon and Windows event logs, as Sigma calls them
  'Image',
  'ParentImage',
  'SourceImage',
  'TargetImage',
  'OriginalFileName',
  'CurrentDirectory',
  'ImageLoaded',
  'TargetFilename',
  'NewProcessName',
  'ProcessName',
] as const;

const ON_WINDOWS = [
  'process.command_line',
  'process.args',
  'process.parent.command_line',
  'process.parent.args',
  'registry.key',
  'registry.path',
  'registry.value',
  'registry.data.strings',
  'powershell.file.script_block_text',
  'CommandLine',
  'ParentCommandLine',
  'TargetObject',
  'Details',
  'PipeName',
  'ScriptBlockText',
] as const;

const ALWAYS = [
  'dns.question.name',
  'dns.question.registered_domain',
  'destination.domain',
  'source.domain',
  'url.domain',
  'url.scheme',
  'server.domain',
  'client.domain',
  'email.from.address',
  'email.to.address',
  'email.sender.address',
  'user_agent.original',
  'QueryName',
  'DestinationHostname',
  'cs-host',
  'c-uri-host',
  'r-dns',
  'c-useragent',
] as const;

/** Fields whose text whoever acts can choose, letter case included. */
export const CHOSEN_FIELDS: ReadonlyMap<string, Chosen> = new Map([
  ...FILE_NAMES.map((name) => [name, 'file-name'] as const),
  ...ON_WINDOWS.map((name) => [name, 'on-windows'] as const),
  ...ALWAYS.map((name) => [name, 'always'] as const),
]);
