/** What main and engine say to each other over the control channel. The stream to the page does not pass here. */

/** Folders the engine reads. */
export interface EnginePaths {
  readonly datasets: string;
  readonly models: string;
}

/** A run as bytes that only the engine understands; main keeps the last one. */
export type SnapshotBytes = Uint8Array;

/** Main to engine. */
export type ControlMessage =
  /** Always first. `goOn` is true after a crash: a run that was running goes on by itself. */
  | { readonly kind: 'start'; readonly paths: EnginePaths; readonly snapshot: SnapshotBytes | null; readonly goOn: boolean }
  /** Comes with the engine's end of a channel to a page. */
  | { readonly kind: 'page' }
  /** Asks for a `health` message. */
  | { readonly kind: 'check' };

/** Whether the two workers answer, and what they run on. */
export interface EngineHealth {
  /** Version of onnxruntime; `null` if it could not be loaded, then `problem` says why. */
  readonly onnxruntime: string | null;
  readonly problem: string | null;
}

/** Engine to main. */
export type EngineReport =
  | { readonly kind: 'snapshot'; readonly snapshot: SnapshotBytes }
  | ({ readonly kind: 'health' } & EngineHealth);
