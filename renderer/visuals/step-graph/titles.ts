/** What the columns and phases are called. */
import type { StepColumn } from '@core/inspect/step-graph';
import { m } from '../../messages/generated/messages.js';

const phases = { forward: m.step_forward, loss: m.step_loss, backward: m.step_backward, update: m.step_update };

export const phaseTitle = (phase: keyof typeof phases): string => phases[phase]();
export const columnTitle = (column: StepColumn): string => (column === 'forward' ? m.graph_forward_loss() : phases[column]());
