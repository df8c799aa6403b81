/** Learning rates to begin with: those of networks, in proportion to the surface. */
import { optimizers, type OptimizerName } from '../optimizers';
import type { OptimizerDefinition } from '../optimizers/definition';
import type { SurfaceDefinition } from '../surfaces/definition';
import { stepperFrom } from './stepper';

/** The steps of Adam are about its rate long, and the way across a view is to take about a hundred of them. */
const viewsPerRate = 10;

/**
 * A rate that suits both. Where steps grow with the gradient, the steepness of the surface decides, otherwise its width;
 * the rates of networks say how optimizers of one kind compare. Never above 1.
 */
export function suggestedRate(surface: SurfaceDefinition, name: OptimizerName): number {
  const { learningRate }: OptimizerDefinition = optimizers[name];
  const width = surface.view.x[1] - surface.view.x[0];
  const rate = growsWithGradient(name) ? (surface.learningRate * learningRate) / optimizers.sgd.learningRate : viewsPerRate * width * learningRate;
  return Math.min(1, Number(rate.toPrecision(1)));
}

/** Whether a gradient ten times as large makes the first step ten times as long. */
function growsWithGradient(optimizer: OptimizerName): boolean {
  const firstStep = (slope: number) => stepperFrom({ x: 0, y: 0 }, { optimizer, learningRate: 1, hyperparameters: {} })({ x: slope, y: slope }).x;
  return Math.abs(firstStep(10) / firstStep(1) - 10) < 1e-6;
}
