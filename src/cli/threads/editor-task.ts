import { actionsAt } from '../../editor/actions.ts';
import { findingsOf } from '../../editor/findings.ts';
import { openDocument } from '../../editor/open.ts';
import type { EditorAnswer, EditorOrder } from '../host/editor-thread.ts';

/** Looks at a document as a thread does. */
export async function lookHere({ text, name, settings, span }: EditorOrder): Promise<EditorAnswer> {
  const opened = openDocument(text, name, settings);
  return span === null
    ? { problems: await findingsOf(opened), actions: [] }
    : { problems: [], actions: await actionsAt(opened, span) };
}
