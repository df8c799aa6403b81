/** This app's training of the template `mnist-cnn`, without evaluation and display. */
import type { PictureSplit, Splits } from '@core/datasets/definition';
import { surroundingsOf } from '@core/network/surroundings';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { templates } from '@core/templates';
import { initializeParameters, initializeState } from '@core/training/initialize';
import { buildTrainingStep } from '@core/training/step';
import { elementCount, tensor } from '@core/tensor/tensor';
import { TrainingSession } from '../../electron/runtime/training-session';

const settings = { optimizer: 'sgd', seed: 1 } as const;
const STEPS_PER_RUN = 4;

/**
 * Arithmetic of one training example: forward, and about as much again for dW and for dX.
 * The first layer needs no dX, because nobody asks for the gradient of the pixels.
 */
export function trainingFlop(plan: NetworkPlan): number {
  const cost = plan.layers.filter(({ parameters }) => parameters.length > 0).map(layerFlop);
  return cost.reduce((sum, flop, i) => sum + flop * (i === 0 ? 2 : 3), 0);
}

/** Each weight is used once per output position: multiply and add. */
function layerFlop({ parameters, shape }: NetworkPlan['layers'][number]): number {
  const weight = parameters.find(({ name }) => name.endsWith('.weight'))!;
  const positions = shape.length === 3 ? shape[1] * shape[2] : 1;
  return 2 * elementCount(weight.shape) * positions;
}

export async function gradientLabTrainer(splits: Splits<PictureSplit>, batchSize: number, threads: number) {
  const template = templates.find(({ name }) => name === 'mnist-cnn')!;
  const plan = planNetwork(template.network, surroundingsOf('mnist'));
  const { count, features, labels } = splits.train;
  const session = await TrainingSession.open(
    {
      stepGraph: (size, kind) => buildTrainingStep(plan, settings, size, { kind }),
      datasets: {
        image: { dtype: 'uint8', shape: [count, ...plan.surroundings.exampleShape], data: features },
        label: tensor('int64', [count], labels),
      },
      carried: { ...initializeParameters(plan, settings.seed), ...initializeState(plan, settings) },
      version: 'bench',
    },
    { threads },
  );
  let step = 0;
  /** Trains for at least that many milliseconds and answers images per second. */
  const train = async (milliseconds: number): Promise<number> => {
    const start = performance.now();
    let images = 0;
    while (performance.now() - start < milliseconds) {
      const indices = Int32Array.from({ length: STEPS_PER_RUN * batchSize }, (_, i) => (step * batchSize + i) % count);
      const numbers = Array.from({ length: STEPS_PER_RUN }, (_, i) => step + i);
      const perStep = { step: numbers, optimizerStep: numbers, learningRate: new Array<number>(STEPS_PER_RUN).fill(0.01) };
      await session.runSteps({ indices, steps: STEPS_PER_RUN, perStep });
      step += STEPS_PER_RUN;
      images += indices.length;
    }
    return images / ((performance.now() - start) / 1000);
  };
  return { train, flop: trainingFlop(plan) };
}
