/** Everything that the room of reports draws, as a page would take it. */
export { agreementHtml } from '../../../src/report/agreement/html.ts';
export { agreementMarkdown } from '../../../src/report/agreement/markdown.ts';
export { toJunit } from '../../../src/report/check/junit.ts';
export { ruleText, summaryText } from '../../../src/report/check/text.ts';
export { coverageHtml, coverageMarkdown } from '../../../src/report/coverage/page.ts';
export { coverageText } from '../../../src/report/coverage/text.ts';
export { explanationText } from '../../../src/report/explain/event.ts';
export { timelineText } from '../../../src/report/explain/timeline.ts';
