/** What main and engine say to each other over the control channel. The stream to the page does not pass here. */

/** What the engine must know about the app. */
export interface EngineSetup {
  /** Folders the engine reads. */
  readonly datasets: string;
  readonly models: string;
  /** Version of the app, written into exported files. */
  readonly version: string;
}

/** A run as bytes that only the engine understands; main keeps the last one. */
export type SnapshotBytes = Uint8Array;

/** Main to engine. */
export type ControlMessage =
  /** Always first. `goOn` is true after a crash: a run that was running goes on by itself. */
  | { readonly kind: 'start'; readonly setup: EngineSetup; readonly snapshot: SnapshotBytes | null; readonly goOn: boolean }
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
  /** `null` when the run was reset: there is nothing to go on from. */
  | { readonly kind: 'snapshot'; readonly snapshot: SnapshotBytes | null }
  | ({ readonly kind: 'health' } & EngineHealth);
