/** Public rules that stand beside the checkout. */
export interface Collection {
  readonly name: string;
  readonly title: string;
  readonly remark: string;
  readonly folders: readonly string[];
  /** The page that tells of them rule by rule; null: none does. */
  readonly page: string | null;
}

const ELASTIC = 'elastic/detection-rules (commit 14cf530f0d21)';

export const COLLECTIONS: readonly Collection[] = [
  {
    name: 'EQL',
    title: `the EQL rules of ${ELASTIC}`,
    remark: 'Of these 657 ask each event by itself, and 171 relate several.',
    folders: ['rules/elastic-detection-rules'],
    page: 'coverage.md',
  },
  {
    name: 'KQL',
    title: `the KQL rules of ${ELASTIC}`,
    remark:
      '413 are queries alone. What thresholds, new terms and indicator matches make of the events that a query finds is a loss in every target but Kibana.',
    folders: ['other-rules/elastic-detection-rules-kql'],
    page: null,
  },
  {
    name: 'Sigma',
    title: 'the rules of SigmaHQ/sigma (commit 8eaafff1f284)',
    remark: 'Read under the names that they are written in.',
    folders: ['rules', 'rules-compliance', 'rules-emerging-threats', 'rules-placeholder', 'rules-threat-hunting'].map(
      (name) => `other-rules/sigmahq/${name}`,
    ),
    page: null,
  },
];
