/** This app: the executor that it would choose itself, without evaluation and display. */
import { buildInference } from '@core/network/build';
import { chooseExecutor } from '@core/training/choose-executor';
import { CompiledExecutor } from '@core/training/compiled-executor';
import { imagesOf, trainingTensors } from '@core/training/examples';
import type { StepExecutor } from '@core/training/executor';
import { initializeParameters, initializeState } from '@core/training/initialize';
import { buildTrainingStep } from '@core/training/step';
import { writeModel } from '@core/onnx/write-model';
import { ModelSession } from '../../../electron/runtime/session';
import { TrainingSession } from '../../../electron/runtime/training-session';
import { batchesOf, batchesPerTime, type Meter, type Peer, type Task } from './peer';

const seed = 1;
/** About as long as the app lets one run take. */
const millisecondsPerRun = 25;
const mostStepsPerRun = 8192;

export const gradientLab = (threads: number, version: string): Peer => ({
  name: 'Gradient Lab',
  version,
  open: (task) => (task.use === 'train' ? openTraining(task, threads, version) : openInference(task, threads)),
});

async function openTraining(task: Task, threads: number, version: string): Promise<Meter> {
  const { plan, split, batchSize, optimizer } = task;
  const parts = {
    stepGraph: (size: number) => buildTrainingStep(plan, { optimizer, seed }, size, { kind: 'plain' }),
    datasets: trainingTensors(plan, split),
    carried: { ...initializeParameters(plan, seed), ...initializeState(plan, { optimizer }) },
    version,
  };
  const name = chooseExecutor('auto', plan, batchSize);
  const executor: StepExecutor = name === 'onnx' ? await TrainingSession.open(parts, { threads }) : new CompiledExecutor(parts);
  const order = Int32Array.from({ length: mostStepsPerRun * batchSize }, (_, i) => i % (batchesOf(task) * batchSize));
  const rates = new Float64Array(mostStepsPerRun).fill(0.01);
  let stepsPerRun = 1;
  let step = 0;
  const run = async (): Promise<void> => {
    const numbers = Array.from({ length: stepsPerRun }, (_, i) => step + i);
    await executor.runSteps({ indices: order.slice(0, stepsPerRun * batchSize), steps: stepsPerRun, perStep: { step: numbers, optimizerStep: numbers, learningRate: rates.subarray(0, stepsPerRun) } });
    step += stepsPerRun;
  };
  return {
    measure: async (milliseconds) => {
      const [start, first] = [performance.now(), step];
      do {
        const before = performance.now();
        await run();
        stepsPerRun = Math.max(1, Math.min(mostStepsPerRun, 2 * stepsPerRun, Math.floor((stepsPerRun * millisecondsPerRun) / (performance.now() - before))));
      } while (performance.now() - start < milliseconds);
      return ((step - first) * batchSize) / ((performance.now() - start) / 1000);
    },
    close: () => executor.close(),
  };
}

async function openInference({ plan, split, batchSize }: Task, threads: number): Promise<Meter> {
  const graph = buildInference(plan, initializeParameters(plan, seed), batchSize);
  const session = await ModelSession.open(writeModel(graph, { version: 'bench' }), { threads, spinning: true });
  const image = imagesOf(split, plan.surroundings.exampleShape, 0, batchSize);
  return {
    measure: (milliseconds) => batchesPerTime(milliseconds, batchSize, async () => void (await session.run({ image }))),
    close: () => session.close(),
  };
}
