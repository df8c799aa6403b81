import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const stepThrough: Command = {
  name: 'stepThrough',
  label: m.command_step_through,
  keys: ['Mod+J'],
  refusal: ({ run, inspection, workspace }) => (workspace === 'network' ? (run.isRunning ? m.pause_first() : inspection.refusal) : m.canvas_first()),
  run: ({ stepping }) => void (stepping.isOpen = true),
};
