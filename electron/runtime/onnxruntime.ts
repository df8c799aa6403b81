/** onnxruntime-node, loaded when it is first needed: without it everything else still works. */
import type * as Ort from 'onnxruntime-node';

export type { Ort };

let loaded: Promise<typeof Ort> | undefined;

/** @throws a sentence if this machine has no onnxruntime that can be loaded. */
export function loadOnnxruntime(): Promise<typeof Ort> {
  loaded ??= import('onnxruntime-node').catch((cause: unknown) => {
    loaded = undefined;
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new Error(`ONNX Runtime could not be loaded on this computer, so models cannot be run at full speed here (${reason}).`, { cause });
  });
  return loaded;
}
