/** Lets the clipboard of the system carry layers. Text that is being typed or is selected keeps its own way. */
import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../../state/app-state.svelte';
import { copyText, cutSelection, paste } from '../../state/editing/pieces';
import { isTyping } from './listen';

const sentences = {
  foreign: m.clipboard_foreign,
  newer: m.clipboard_newer,
  damaged: m.clipboard_damaged,
  otherKind: m.clipboard_otherKind,
};

export function listenToClipboard({ editor, notices }: AppState, event: ClipboardEvent): void {
  const { clipboardData, type } = event;
  if (!clipboardData || !editor.stage || isTyping(document.activeElement)) return;
  if (type === 'paste') {
    const problem = paste(editor, clipboardData.getData('text/plain'), editor.stage.pointer);
    if (problem) notices.show('information', sentences[problem]);
  } else {
    if (editor.selection.placed.length === 0 || !document.getSelection()?.isCollapsed) return;
    clipboardData.setData('text/plain', copyText(editor));
    if (type === 'cut') cutSelection(editor);
  }
  event.preventDefault();
}
