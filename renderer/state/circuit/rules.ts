/** What a gate circuit may hold and when it is right. */
import { arrangeCircuit } from '@core/circuit/arrange';
import { checkCircuit } from '@core/circuit/check';
import { freshVariableName } from '@core/circuit/draw';
import { gateNamed, gates } from '@core/circuit/gates';
import { language } from '../language.svelte';
import type { Rules } from '../network-rules';

export const circuitRules: Rules = {
  layerNamed: gateNamed,
  kinds: Object.values(gates),
  check: checkCircuit,
  arrange: arrangeCircuit,
  nameOf: (circuit, { kind, title }) => (kind === 'variable' ? freshVariableName(circuit) : language.say(title)),
};
