/** Comments and frames on the canvas. */
import { m } from '../../messages/generated/messages.js';
import { addComment as addCommentAt, addFrame as addFrameAround } from '../../state/editing/annotations';
import type { Command } from './definition';
import { needsStage, onStage } from './on-stage';

export const addComment: Command = {
  name: 'addComment',
  label: m.command_add_comment,
  keys: ['Shift+C'],
  isTextKey: true,
  refusal: needsStage,
  run: onStage((editor, { pointer, center }) => void (editor.writing = addCommentAt(editor, pointer ?? center))),
};

export const addFrame: Command = {
  name: 'addFrame',
  label: m.command_add_frame,
  keys: ['Shift+G'],
  isTextKey: true,
  refusal: needsStage,
  run: onStage((editor, { boxes, pointer, center }) => void (editor.writing = addFrameAround(editor, boxes, pointer ?? center))),
};
