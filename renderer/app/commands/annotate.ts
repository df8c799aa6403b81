/** Comments and frames on the canvas. */
import { m } from '../../messages/generated/messages.js';
import { addComment as addCommentAt, addFrame as addFrameAround } from '../../state/editing-annotations';
import type { Command } from './definition';
import { needsStage } from './refusals';

export const addComment: Command = {
  name: 'addComment',
  label: m.command_add_comment,
  keys: ['Mod+M'],
  isTextKey: true,
  refusal: needsStage,
  run: ({ editor }) => editor.stage && addCommentAt(editor, editor.stage.pointer ?? editor.stage.center),
};

export const addFrame: Command = {
  name: 'addFrame',
  label: m.command_add_frame,
  keys: ['Mod+Shift+M'],
  isTextKey: true,
  refusal: needsStage,
  run: ({ editor }) => editor.stage && addFrameAround(editor, editor.stage.boxes, editor.stage.pointer ?? editor.stage.center),
};
