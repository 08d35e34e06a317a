import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What is told of a rule for Kibana. What a query cannot say is told by the codes of the language that comes closest. */
export const kibanaCodes = {
  'kibana-filled': {
    title: 'a property that Kibana requires and the rule lacks',
    meaning:
      'Kibana takes no rule without an id, a version, a name, a description, a severity, a risk score, and links of tactics and techniques. What the rule does not say is filled: risk scores are those that Kibana offers for a severity (21, 47, 73, 99).',
    help: 'write the properties in the rule, or change them before the import',
    kind: 'note',
  },
  'kibana-default-indices': {
    title: 'a rule that names no indices',
    meaning: 'Kibana then searches the indices of its advanced setting `securitySolution:defaultIndex`.',
    help: 'name the indices of the rule',
    kind: 'note',
  },
  'kibana-other-language': {
    title: 'a query in another language than the rule',
    meaning:
      'Kibana runs KQL, EQL and Lucene. A rule in one of them is passed on as it is written; any other is printed in the first of them that says it exactly. Filters and exceptions are then part of the query.',
    kind: 'note',
  },
  'kibana-exception-list': {
    title: 'exceptions in a list of their own',
    meaning:
      'Kibana keeps exceptions in lists beside rules, and imports them from further lines of the file. The list has an id made from that of the rule.',
    help: 'import the file as a whole, with its exceptions',
    kind: 'note',
  },
} as const satisfies CodeTable;

export const { diagnostic } = /* @__PURE__ */ tellerOf<CodeIn<typeof kibanaCodes>>();
