import type { RecordProblem, RecordRules } from '../../contract/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import { diagnostic } from './codes/index.ts';
import { MOST_PARTS } from './limits.ts';
import { metadataOf } from './metadata.ts';
import { isSigma, related, unitsOf } from './units.ts';

/** A Sigma rule is a record with a detection or a correlation; global parts, related rules and filters stand beside it. */
export const sigmaRecords: RecordRules = {
  claims: isSigma,
  appearsIn: (text) => /^[ \t-]*["']?(?:detection|correlation|logsource)["']?[ \t]*:/m.test(text),
  rules(records) {
    const units = unitsOf(records);
    const { roots, idle } = related(units, true);
    const problems: RecordProblem[] = [];
    let left = MOST_PARTS;
    const rules = roots.flatMap(({ unit, members }) => {
      const parts = [...new Set(members.flatMap((member) => member.parts))].sort((one, other) => one - other);
      left -= parts.length;
      const part = unit.parts.at(-1) ?? 0;
      if (left < 0) {
        problems.push({
          part,
          diagnostic: diagnostic('sigma-rule-size', `the rules of the file have more than ${MOST_PARTS} parts in all`, {
            start: 0,
            end: 1,
          }),
        });
        return [];
      }
      return isNonEmpty(parts) ? [{ meta: metadataOf(unit.record), parts }] : [];
    });
    const warnings = idle.map(
      ({ parts }): RecordProblem => ({
        part: parts.at(-1) ?? 0,
        diagnostic: diagnostic('sigma-filter-unused', 'the filter applies to no rule of the file', { start: 0, end: 1 }),
      }),
    );
    return { rules, problems, warnings };
  },
};
