import type { RecordProblem, RecordRules } from '../../contract/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import { diagnostic } from './codes/index.ts';
import { MOST_PARTS, PARTS_EACH } from './limits.ts';
import { metadataOf } from './metadata.ts';
import { related } from './related.ts';
import { isFilter, isSigma, unitsOf } from './units.ts';

/** A Sigma rule is a record with a detection or a correlation; global parts, related rules and filters stand beside it. */
export const sigmaRecords: RecordRules = {
  claims: isSigma,
  appearsIn: (text) => /^[ \t-]*["']?(?:detection|correlation|logsource)["']?[ \t]*:/m.test(text),
  reachesOut: (record) => isFilter(record) && record['action'] === undefined,
  rules(records, beside) {
    const own = unitsOf(records);
    // What is global in one document is so for no other.
    const others = unitsOf(beside).map((unit) => ({ ...unit, parts: unit.parts.map((part) => part + records.length) }));
    const units = [...own, ...others];
    const most = MOST_PARTS + PARTS_EACH * units.length;
    const { roots, idle, beyond } = related(units, true, most);
    const rules = roots.flatMap(({ unit, members }) => {
      const parts = [...new Set(members.flatMap((member) => member.parts))].sort((one, other) => one - other);
      return isNonEmpty(parts) ? [{ meta: metadataOf(unit.record), parts }] : [];
    });
    const message = `with this rule those of the file have more than ${most} parts in all: it and what is behind it are left out`;
    const problems: readonly RecordProblem[] =
      beyond === null
        ? []
        : [{ part: beyond.parts.at(-1) ?? 0, diagnostic: diagnostic('sigma-rule-size', message, { start: 0, end: 1 }) }];
    const warnings = idle
      .filter((unit) => own.includes(unit))
      .map(
        ({ parts }): RecordProblem => ({
          part: parts.at(-1) ?? 0,
          diagnostic: diagnostic('sigma-filter-unused', 'the filter applies to no rule of the file', { start: 0, end: 1 }),
        }),
      );
    return { rules, problems, warnings };
  },
};
