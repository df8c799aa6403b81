/** One command for each ready-made gate circuit of the core. */
import { circuitExamples, type CircuitExample } from '@core/circuit/examples';
import { m } from '../../messages/generated/messages.js';
import { language } from '../../state/language.svelte';
import type { Command } from './definition';

const label = ({ title }: CircuitExample) => () => m.command_open_example({ example: language.say(title) });

/** Opening an example is an edit like any other: undo brings the old circuit back. */
export const openExamples: readonly Command[] = circuitExamples.map((example) => ({
  name: `openExample:${example.name}`,
  label: label(example),
  run: (app) => {
    app.workspace = 'gates';
    app.circuit.openExample(example);
  },
}));
