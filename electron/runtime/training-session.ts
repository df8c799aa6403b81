/**
 * Training on onnxruntime: one model runs many steps and keeps parameters and optimizer state inside the runtime.
 * Every batch size has its own model, because the fast formulations depend on it; each is made when first needed.
 */
import type { Graph } from '@core/graph/graph';
import { lower } from '@core/lower/lower';
import { INDICES, nextName, stepRoles, writeTrainingLoop, type StepRoles } from '@core/onnx/write-training-loop';
import { formatShape, tensor, type Tensor } from '@core/tensor/tensor';
import { loadOnnxruntime, type Ort } from './onnxruntime';
import { createSession, type SessionOptions } from './session';
import { fromOrt, toOrt } from './tensors';

export interface TrainingPlan {
  /**
   * One training step for a batch size, not lowered. Its inputs are the batch inputs [N, …], everything that is carried
   * from step to step (`name`, with an output `next:name`), and values that differ per step, such as `step` and `learningRate`.
   * All other outputs are reported. `traced` asks for more of them.
   */
  readonly stepGraph: (batchSize: number, traced: boolean) => Graph;
  /** All examples, by the name of the batch input they feed: [M, …]. */
  readonly datasets: Readonly<Record<string, Tensor>>;
  /** First parameters and optimizer state. */
  readonly carried: Readonly<Record<string, Tensor>>;
  readonly version: string;
}

/** Which examples form the batches of consecutive steps, and the values that differ from step to step. */
export interface StepBatches {
  /** Example numbers, `steps · batchSize` of them. */
  readonly indices: Int32Array;
  readonly steps: number;
  /** By input name, one element per step. */
  readonly perStep: Readonly<Record<string, ArrayLike<number>>>;
  /** Reports the outputs of the traced step graph. */
  readonly traced?: boolean;
}

interface LoopModel {
  readonly session: Ort.InferenceSession;
  readonly step: Graph;
  readonly roles: StepRoles;
}

export class TrainingSession {
  private readonly models = new Map<string, Promise<LoopModel>>();
  private readonly datasets: Readonly<Record<string, Ort.Tensor>>;
  private carried: Record<string, Ort.Tensor>;

  private constructor(
    private readonly ort: typeof Ort,
    private readonly plan: TrainingPlan,
    private readonly options: SessionOptions,
  ) {
    this.datasets = this.toOrtAll(plan.datasets);
    this.carried = this.toOrtAll(plan.carried);
  }

  /** @throws a sentence if onnxruntime cannot be loaded. */
  static async open(plan: TrainingPlan, options: SessionOptions = {}): Promise<TrainingSession> {
    return new TrainingSession(await loadOnnxruntime(), plan, options);
  }

  /**
   * Trains. Blocks its thread until all steps are done, so the caller picks a number of steps that takes 10 to 50 ms.
   * @returns the reported outputs by name, with one row per step.
   * @throws a sentence if an index is no example, or a per-step value is missing.
   */
  async runSteps({ indices, steps, perStep, traced = false }: StepBatches): Promise<Record<string, Tensor>> {
    this.checkIndices(indices, steps);
    const batchSize = indices.length / steps;
    const model = await this.model(batchSize, traced);
    const results = await model.session.run({
      [INDICES]: new this.ort.Tensor('int32', indices, [steps, batchSize]),
      ...this.datasets,
      ...this.carried,
      ...this.perStepFeeds(model, perStep, steps),
    });
    for (const name of model.roles.carried) this.carried[name] = results[nextName(name)];
    return Object.fromEntries(model.roles.reported.map((name) => [name, fromOrt(results[name])]));
  }

  /** Parameters and optimizer state as they are now, copied. */
  readCarried(): Record<string, Tensor> {
    return Object.fromEntries(Object.entries(this.carried).map(([name, value]) => [name, fromOrt(value)]));
  }

  /** Frees all models, also when one of them could not be made. */
  async close(): Promise<void> {
    const models = await Promise.allSettled(this.models.values());
    this.models.clear();
    await Promise.all(models.map((made) => made.status === 'fulfilled' && made.value.session.release()));
  }

  private model(batchSize: number, traced: boolean): Promise<LoopModel> {
    const key = `${batchSize} ${traced}`;
    const existing = this.models.get(key);
    if (existing) return existing;
    const made = this.makeModel(batchSize, traced);
    this.models.set(key, made);
    return made;
  }

  private async makeModel(batchSize: number, traced: boolean): Promise<LoopModel> {
    const batch = Object.keys(this.plan.datasets);
    const step = this.plan.stepGraph(batchSize, traced);
    const roles = stepRoles(step, batch);
    const bytes = writeTrainingLoop(lower(step, { batchLast: batch }), roles, { version: this.plan.version });
    return { session: await createSession(bytes, { optimization: 'extended', ...this.options }), step, roles };
  }

  private perStepFeeds({ step, roles }: LoopModel, given: StepBatches['perStep'], steps: number): Record<string, Ort.Tensor> {
    const feeds = roles.perStep.map((name) => {
      const elements = given[name];
      if (elements?.length !== steps) throw new Error(`"${name}" needs one value for each of the ${steps} steps, got ${elements?.length ?? 0}.`);
      const { dtype, shape } = step.inputs.find((input) => input.name === name)!.type;
      if (shape.length > 0) throw new Error(`"${name}" has the shape ${formatShape(shape)}; values that differ per step must be scalars.`);
      return [name, toOrt(this.ort, tensor(dtype, [steps], elements))] as const;
    });
    return Object.fromEntries(feeds);
  }

  private checkIndices(indices: Int32Array, steps: number): void {
    if (!Number.isInteger(indices.length / steps)) throw new Error(`${indices.length} examples cannot be shared out evenly to ${steps} steps.`);
    const examples = Math.min(...Object.values(this.datasets).map(({ dims }) => dims[0]));
    const wrong = indices.find((index) => index < 0 || index >= examples);
    if (wrong !== undefined) throw new Error(`There is no example ${wrong}; the dataset has ${examples}.`);
  }

  private toOrtAll(values: Readonly<Record<string, Tensor>>): Record<string, Ort.Tensor> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toOrt(this.ort, value)]));
  }
}
