/** What was found, in words. */
import type { Phase } from '@core/training/numeric-failure';
import { grouped, scientific } from '../../../diagram/scales/number-text';
import { m } from '../../../messages/generated/messages.js';
import type { Evidence, ValueSummary } from '../../../state/run.svelte';

export const phaseName: Readonly<Record<Phase, () => string>> = { forward: m.phase_forward, backward: m.phase_backward, update: m.phase_update };

/** What a layer of the expanded network is called; the empty id is the loss. */
export type NameOf = (layer: string) => string;

const elementCount = (shape: readonly number[]): number => shape.reduce((count, size) => count * size, 1);
const badOf = ({ infinite, notANumber }: ValueSummary): number => infinite + notANumber;

export function culpritText({ layer, op, phase, outputs }: NonNullable<Evidence['culprit']>, step: number, nameOf: NameOf): string {
  const made = outputs.find((output) => badOf(output) > 0)!;
  return m.detective_culprit({
    step: grouped(step),
    phase: phaseName[phase](),
    op,
    layer: nameOf(layer),
    infinite: grouped(made.infinite),
    nan: grouped(made.notANumber),
    count: grouped(elementCount(made.shape)),
    place: `[${(made.firstBad ?? []).join(', ')}]`,
  });
}

/** One operand: where it comes from, its shape, and between which numbers it lies. */
export function operandText({ from, shape, least, most }: ValueSummary, nameOf: NameOf): { readonly name: string; readonly range: string } {
  const name = 'input' in from ? inputName(from.input, nameOf) : m.detective_made_by({ op: from.op, layer: nameOf(from.layer) });
  const range = least === undefined || most === undefined ? m.detective_none_finite() : `${scientific(least)} … ${scientific(most)}`;
  return { name: `${name} [${shape.join(', ')}]`, range };
}

/** `<layer>.<parameter>`, perhaps with the state of the optimizer behind a colon. */
function inputName(input: string, nameOf: NameOf): string {
  const end = input.indexOf('.');
  return end < 0 ? input : `${nameOf(input.slice(0, end))}.${input.slice(end + 1)}`;
}
