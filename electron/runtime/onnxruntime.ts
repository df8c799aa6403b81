/** onnxruntime-node, loaded when it is first needed: without it everything else still works. */
import type * as Ort from 'onnxruntime-node';

export type { Ort };

let loaded: Promise<typeof Ort> | undefined;

/**
 * Keeps onnxruntime from reporting its use to its maker; on Linux it would also crash when the command line is long
 * (some 50 KB). Works on the main thread of a process only: a worker's environment does not reach native code, so a
 * process that loads onnxruntime in workers calls this before it starts them.
 */
export function refuseTelemetry(): void {
  process.env.ORT_DISABLE_TELEMETRY = '1';
}

/** @throws a sentence if this machine has no onnxruntime that can be loaded. */
export function loadOnnxruntime(): Promise<typeof Ort> {
  refuseTelemetry();
  loaded ??= import('onnxruntime-node').catch((cause: unknown) => {
    loaded = undefined;
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new Error(`ONNX Runtime could not be loaded on this computer, so models cannot be run at full speed here (${reason}).`, { cause });
  });
  return loaded;
}
