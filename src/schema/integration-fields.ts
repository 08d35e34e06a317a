import type { FieldType } from '../event/index.ts';

/**
 * Fields outside ECS that public rules use and whose type their use would not tell, by type and `ignore_above`. Any other field a rule
 * brings along is inferred from its use.
 */
export const INTEGRATION_FIELDS: readonly (readonly [FieldType, number | null, readonly string[]])[] = [
  // Elastic Defend writes ages in seconds with fractions (48628704.4), while rules compare them with whole numbers.
  [
    'double',
    null,
    [
      'dll.Ext.relative_file_creation_time',
      'dll.Ext.relative_file_name_modify_time',
      'process.Ext.relative_file_creation_time',
      'process.Ext.relative_file_name_modify_time',
    ],
  ],
];
