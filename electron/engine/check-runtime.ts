import type { EngineHealth } from '../ipc/control-protocol';
import { loadOnnxruntime } from '../runtime/onnxruntime';

/** Whether onnxruntime can be loaded in this thread. */
export async function checkRuntime(): Promise<EngineHealth> {
  try {
    const { env } = await loadOnnxruntime();
    return { onnxruntime: env.versions.node ?? env.versions.common, problem: null };
  } catch (error) {
    return { onnxruntime: null, problem: (error as Error).message };
  }
}
