/** What the axes of the slice are, in words. */
import type { Choice, LossSlice } from '../../../state/inspection/loss-slice.svelte';
import { m } from '../../../messages/generated/messages.js';

export type Kind = Choice['kind'];
export const kinds: readonly Kind[] = ['random', 'path', 'weights'];
export const kindName: Readonly<Record<Kind, () => string>> = { random: m.loss_surface_random, path: m.loss_surface_path, weights: m.loss_surface_weights };

/** `<layer id>.<name>` with the name of the layer. */
export function parameterLabel(parameter: string, namesOf: (layer: string) => readonly string[]): string {
  const end = parameter.indexOf('.');
  return `${namesOf(parameter.slice(0, end)).join(' › ')}.${parameter.slice(end + 1)}`;
}

/** Names of both axes. */
export function axisNames({ choice, shares }: LossSlice, namesOf: (layer: string) => readonly string[]): readonly [string, string] {
  if (choice.kind === 'random') return [m.loss_surface_first_random(), m.loss_surface_second_random()];
  if (choice.kind === 'weights') {
    const [first, second] = choice.weights.map(({ parameter, index }) => `${parameterLabel(parameter, namesOf)} #${index}`);
    return [first!, second!];
  }
  const [first, second] = (shares ?? [0, 0]).map((share) => (100 * share).toFixed(1));
  return [m.loss_surface_component({ number: 1, share: first! }), m.loss_surface_component({ number: 2, share: second! })];
}

/** Coordinates of a place of the grid. */
export function coordinates({ origin, radius, places }: LossSlice, index: number): readonly [number, number] {
  const along = (i: number): number => radius * ((2 * i) / (places - 1) - 1);
  return [origin[0] + along(index % places), origin[1] + along(Math.floor(index / places))];
}
