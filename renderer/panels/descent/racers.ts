/** How racers look and what they are called: told apart by color, by dashes and by the shape of their heads. */
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle } from 'd3';
import type { Verdict } from '@core/descent/verdict';
import type { SurfaceDefinition } from '@core/surfaces/definition';
import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../../state/app-state.svelte';
import type { Lane, Racer } from '../../state/descent/descent.svelte';
import { language } from '../../state/language.svelte';
import type { ChartTable } from '../../ui/chart/table';

export interface Look {
  /** A token. */
  readonly color: string;
  readonly dash: string;
  /** SVG path around 0, 0. */
  readonly head: string;
}

const head = (type: Parameters<typeof symbol>[0]): string => symbol(type, 78)()!;

export const looks: readonly Look[] = [
  { color: 'family-linear', dash: '', head: head(symbolCircle) },
  { color: 'negative', dash: '7 3', head: head(symbolSquare) },
  { color: 'family-convolution', dash: '2 3', head: head(symbolTriangle) },
  { color: 'forward', dash: '9 3 2 3', head: head(symbolDiamond) },
  { color: 'loss', dash: '4 2', head: head(symbolCross) },
  { color: 'ink', dash: '1 4', head: head(symbolStar) },
];

/** The title of the optimizer, numbered where it races more than once. */
export function racerName(optimizers: AppState['run']['optimizers'], racers: readonly Racer[], index: number): string {
  const { optimizer } = racers[index]!;
  const definition = optimizers.find(({ name }) => name === optimizer)!;
  const title = language.say(definition.title);
  const same = racers.filter((racer) => racer.optimizer === optimizer).length;
  const number = racers.slice(0, index + 1).filter((racer) => racer.optimizer === optimizer).length;
  return same > 1 ? `${title} ${number}` : title;
}

/** The ways of all racers up to the present step, in numbers. */
export function raceTable({ descent, run }: AppState): ChartTable {
  const rows = descent.lanes.flatMap(({ path }, index) => {
    const name = racerName(run.optimizers, descent.settings.racers, index);
    return path.slice(0, descent.step + 1).map(({ x, y, loss, gradient }, step) => [name, step, x, y, loss, gradient.x, gradient.y]);
  });
  return { columns: [m.descent_racers(), m.descent_step(), 'x', 'y', m.descent_loss(), '∂L/∂x', '∂L/∂y'], rows };
}

/** What became of a racer by this step; `null` while that is not known yet. */
export function verdictSentence(name: string, surface: SurfaceDefinition, { verdict }: Lane, step: number, atEnd: boolean): string | null {
  if ('step' in verdict ? verdict.step > step : !atEnd) return null;
  return sentenceOf(verdict, name, surface, step);
}

function sentenceOf(verdict: Verdict, name: string, surface: SurfaceDefinition, step: number): string {
  switch (verdict.kind) {
    case 'arrived':
      return verdict.minimum.isLowest ? m.descent_arrived({ name, step: verdict.step }) : m.descent_arrived_local({ name, step: verdict.step });
    case 'left':
      if (verdict.upwards) return m.descent_left({ name, step: verdict.step, surface: language.say(surface.title) });
      return surface.minima.length === 0 ? m.descent_left_down({ name, step: verdict.step }) : m.descent_left_noise({ name, step: verdict.step });
    case 'stuck':
      return m.descent_stuck({ name });
    case 'underway':
      return m.descent_underway({ name, step });
  }
}
