/**
 * Training on onnxruntime: one model runs many steps and keeps parameters and optimizer state inside the runtime.
 * Every batch size has its own model, because the fast formulations depend on it; each is made when first needed.
 */
import type { Graph } from '@core/graph/graph';
import { nextName, stepRoles, type StepRoles } from '@core/graph/step-roles';
import { lower } from '@core/lower/lower';
import { CHECKSUM, INDICES, writeTrainingLoop } from '@core/onnx/write-training-loop';
import { formatShape, isFiniteTensor, tensor, type Tensor } from '@core/tensor/tensor';
import type { ExecutorPlan, StepBatches, StepExecutor, StepKind } from '@core/training/executor';
import { BLOCKED_DOMAIN, blockConvolutions } from './blocked-convolution';
import { convolutionBlock } from './blocked-probe';
import { loadOnnxruntime, type Ort } from './onnxruntime';
import { createSession } from './session';
import { fromOrt, toOrt } from './tensors';
import { TrainingShare, type ShareOptions } from './training-share';

/**
 * The step graphs are not lowered yet. Their inputs are the batch inputs [N, …], everything that is carried from step to
 * step (`name`, with an output `next:name`), and values that differ per step, such as `step` and `learningRate`.
 */
export interface TrainingPlan extends ExecutorPlan {
  readonly version: string;
}

export interface TrainingOptions {
  /** The most threads inside one operator; onnxruntime's own choice when left out. */
  readonly threads?: number;
}

interface LoopModel {
  readonly session: Ort.InferenceSession;
  readonly step: Graph;
  readonly roles: StepRoles;
}

export class TrainingSession implements StepExecutor {
  private readonly models = new Map<string, Promise<LoopModel>>();
  private readonly datasets: Readonly<Record<string, Ort.Tensor>>;
  private carried: Readonly<Record<string, Ort.Tensor>>;
  private checksum = 0;
  /** What the models were made with. */
  private madeWith: ShareOptions = {};

  private constructor(
    private readonly ort: typeof Ort,
    private readonly plan: TrainingPlan,
    private readonly share: TrainingShare,
  ) {
    this.datasets = this.toOrtAll(plan.datasets);
    this.carried = this.toOrtAll(plan.carried);
  }

  /** @throws a sentence if onnxruntime cannot be loaded. */
  static async open(plan: TrainingPlan, { threads }: TrainingOptions = {}): Promise<TrainingSession> {
    return new TrainingSession(await loadOnnxruntime(), plan, new TrainingShare(threads));
  }

  /**
   * Trains. Blocks its thread until all steps are done, so the caller picks a number of steps that takes 10 to 50 ms.
   * @returns the reported outputs by name, with one row per step.
   * @throws a sentence if an index is no example, or a per-step value is missing.
   */
  async runSteps({ indices, steps, perStep, kind = 'plain' }: StepBatches): Promise<Record<string, Tensor>> {
    this.checkIndices(indices, steps);
    const batchSize = indices.length / steps;
    const model = await this.model(batchSize, kind);
    const results = await model.session.run({
      [INDICES]: new this.ort.Tensor('int32', indices, [steps, batchSize]),
      ...this.datasets,
      ...this.carried,
      ...this.perStepFeeds(model, perStep, steps),
    });
    this.carried = { ...this.carried, ...Object.fromEntries(model.roles.carried.map((name) => [name, results[nextName(name)]])) };
    this.checksum = Number(results[CHECKSUM].data[0]);
    return Object.fromEntries(model.roles.reported.map((name) => [name, fromOrt(results[name])]));
  }

  /** Parameters and optimizer state as they are now, copied. */
  readCarried(): Record<string, Tensor> {
    return Object.fromEntries(Object.entries(this.carried).map(([name, value]) => [name, fromOrt(value)]));
  }

  writeCarried(values: Readonly<Record<string, Tensor>>): void {
    this.carried = { ...this.carried, ...this.toOrtAll(values) };
    this.checksum = NaN;
  }

  /** Every run makes new tensors, so the old ones need only be kept. */
  markCarried(): () => void {
    const { carried, checksum } = this;
    return () => {
      this.carried = carried;
      this.checksum = checksum;
    };
  }

  /** The sum of all numbers, made beside each run, is finite almost only if they all are; if not, each is looked at. */
  isCarriedFinite(): boolean {
    return Number.isFinite(this.checksum) || Object.values(this.readCarried()).every(isFiniteTensor);
  }

  async close(): Promise<void> {
    this.share.giveUp();
    await this.releaseModels();
  }

  /** Frees all models, also when one of them could not be made. */
  private async releaseModels(): Promise<void> {
    const models = await Promise.allSettled(this.models.values());
    this.models.clear();
    await Promise.all(models.map((made) => made.status === 'fulfilled' && made.value.session.release()));
  }

  /** Models are made again when this training gets another share of the processor; what is carried is kept outside them. */
  private async model(batchSize: number, kind: StepKind): Promise<LoopModel> {
    const { threads, spinning } = this.share.options;
    if (threads !== this.madeWith.threads || spinning !== this.madeWith.spinning) await this.releaseModels();
    this.madeWith = { threads, spinning };
    const key = `${batchSize} ${kind}`;
    const existing = this.models.get(key);
    if (existing) return existing;
    const made = this.makeModel(batchSize, kind);
    this.models.set(key, made);
    return made;
  }

  private async makeModel(batchSize: number, kind: StepKind): Promise<LoopModel> {
    const batch = Object.keys(this.plan.datasets);
    const step = this.plan.stepGraph(batchSize, kind);
    const roles = stepRoles(step, batch);
    const lowered = lower(step, { batchLast: batch });
    const block = await convolutionBlock();
    const { version } = this.plan;
    const bytes = block
      ? writeTrainingLoop(blockConvolutions(lowered, block), roles, { version, privateDomain: BLOCKED_DOMAIN })
      : writeTrainingLoop(lowered, roles, { version });
    return { session: await createSession(bytes, { optimization: 'extended', ...this.madeWith }), step, roles };
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
