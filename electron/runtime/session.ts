/** Running ONNX models. Always from bytes: a model given by its path could name other files to be loaded. */
import type { Tensor } from '@core/tensor/tensor';
import { loadOnnxruntime, type Ort } from './onnxruntime';
import { fromOrt, toOrt } from './tensors';

export interface SessionOptions {
  /** Threads inside one operator; onnxruntime's own choice when left out. */
  readonly threads?: number;
  /** Whether idle threads keep spinning: faster for one busy session, wasteful with several. */
  readonly spinning?: boolean;
  readonly optimization?: 'disabled' | 'basic' | 'extended' | 'all';
}

/** @throws a sentence if onnxruntime is missing or refuses the model. */
export async function createSession(bytes: Uint8Array, { threads, spinning = false, optimization = 'all' }: SessionOptions = {}): Promise<Ort.InferenceSession> {
  const ort = await loadOnnxruntime();
  try {
    return await ort.InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      executionMode: 'sequential',
      interOpNumThreads: 1,
      graphOptimizationLevel: optimization,
      logSeverityLevel: 3,
      extra: { session: { intra_op: { allow_spinning: spinning ? '1' : '0' } } },
      ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
    });
  } catch (cause) {
    throw new Error(`ONNX Runtime does not accept this model: ${(cause as Error).message}`, { cause });
  }
}

/** One model, ready to run. */
export class ModelSession {
  private constructor(
    private readonly ort: typeof Ort,
    private readonly session: Ort.InferenceSession,
  ) {}

  /** @throws as `createSession`. */
  static async open(bytes: Uint8Array, options?: SessionOptions): Promise<ModelSession> {
    const session = await createSession(bytes, options);
    return new ModelSession(await loadOnnxruntime(), session);
  }

  get inputNames(): readonly string[] {
    return this.session.inputNames;
  }

  get outputNames(): readonly string[] {
    return this.session.outputNames;
  }

  /**
   * Computes all outputs, by name. Blocks its thread until the model is done.
   * @throws a sentence if an input is missing or onnxruntime fails.
   */
  async run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>> {
    const missing = this.session.inputNames.find((name) => !feeds[name]);
    if (missing !== undefined) throw new Error(`The model needs a tensor for its input "${missing}"; it has ${this.session.inputNames.join(', ')}.`);
    const results = await this.session.run(Object.fromEntries(this.session.inputNames.map((name) => [name, toOrt(this.ort, feeds[name])])));
    return Object.fromEntries(Object.entries(results).map(([name, result]) => [name, fromOrt(result)]));
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}
