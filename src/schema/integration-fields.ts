import type { Analyzer, FieldType } from '../event/index.ts';

interface FieldsOfType {
  readonly type: FieldType;
  readonly analyzer?: Analyzer;
  readonly names: readonly string[];
}

/** What the Windows integration calls its way to tell words apart: hyphens are letters, as they are in names of cmdlets. */
const POWERSHELL: Analyzer = { name: 'powershell_script_analyzer', wordLetters: '-' };

/**
 * Fields outside of ECS whose type their use in a rule would not tell, from the field definitions of Elastic's integrations. Any other field
 * that a rule brings along is inferred from its use: most of them are keywords.
 */
export const INTEGRATION_FIELDS: readonly FieldsOfType[] = [
  {
    // Elastic Defend writes ages in seconds with fractions (48628704.4), while rules compare them with whole numbers.
    type: 'double',
    names: [
      'dll.Ext.relative_file_creation_time',
      'dll.Ext.relative_file_name_modify_time',
      'process.Ext.relative_file_creation_time',
      'process.Ext.relative_file_name_modify_time',
    ],
  },
  { type: 'text', analyzer: POWERSHELL, names: ['powershell.file.script_block_text'] },
  { type: 'text', names: ['powershell.command.value', 'powershell.command.invocation_details.value'] },
  { type: 'float', names: ['powershell.file.script_block_entropy_bits', 'powershell.file.script_block_surprisal_stdev'] },
  {
    type: 'long',
    names: [
      'powershell.file.script_block_length',
      'powershell.file.script_block_unique_symbols',
      'powershell.sequence',
      'powershell.total',
    ],
  },
  { type: 'ip', names: ['github.actor_ip', 'okta.client.ip', 'threatintel.indicator.ip'] },
  { type: 'boolean', names: ['okta.security_context.is_proxy', 'okta.device.managed', 'okta.device.registered'] },
];
