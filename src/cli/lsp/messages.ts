import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { printableLine } from '../../source/index.ts';

/** Tells a person of something amiss. */
export function warn(connection: Connection, problem: string): void {
  show(connection, MessageType.Warning, problem);
}

/** Tells a person why something was not done. */
export function inform(connection: Connection, reason: string): void {
  show(connection, MessageType.Info, reason);
}

/** A message that wants no answer: not every editor gives one. */
function show(connection: Connection, type: MessageType, text: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message: printableLine(`eqlibrium: ${text}`) });
}
