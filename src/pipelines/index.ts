export { applyPipelines, fieldsIn } from './apply.ts';
export { askedTests, attributesOf, tagsOf } from './asked.ts';
export { diagnostic as pipelineProblem, pipelineCodes } from './codes.ts';
export { NAME_TESTS, RULE_TESTS, TEST_TESTS } from './conditions.ts';
export { isFieldName } from './field-name.ts';
export type { Item, Pipeline, Pipelines, Value } from './model.ts';
export { placeholdersIn } from './placeholders.ts';
export { readPipeline } from './read.ts';
export { TRANSFORMATIONS } from './transformations.ts';
