/**
 * How the trainings of this process share the processor. One alone uses all threads and lets idle ones spin, because
 * a step has many short operators. Of several, each gets its part of the threads and none spins: a spinning thread
 * would take the time in which another training could compute.
 */
import { availableParallelism } from 'node:os';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import type { SessionOptions } from './session';

const KEY = 'gradient-lab: trainings alive';

/**
 * The counter of trainings, shared with all worker threads that are started afterwards. A process that trains in
 * workers calls this before it starts them.
 */
export function countTrainings(): Int32Array {
  const known = getEnvironmentData(KEY);
  if (known instanceof SharedArrayBuffer) return new Int32Array(known);
  const made = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  setEnvironmentData(KEY, made);
  return new Int32Array(made);
}

export type ShareOptions = Pick<SessionOptions, 'threads' | 'spinning'>;

export class TrainingShare {
  private readonly alive = countTrainings();
  private isHeld = true;

  /** @param mostThreads onnxruntime's own choice when left out. */
  constructor(private readonly mostThreads?: number) {
    Atomics.add(this.alive, 0, 1);
  }

  /** What a session should be made with. It changes when another training comes or goes. */
  get options(): ShareOptions {
    const alive = Atomics.load(this.alive, 0);
    if (alive === 1) return { threads: this.mostThreads, spinning: this.mostThreads !== 1 };
    const part = Math.floor(availableParallelism() / alive);
    return { threads: Math.max(1, Math.min(part, this.mostThreads ?? part)), spinning: false };
  }

  /** Leaves the processor to the others. */
  giveUp(): void {
    if (this.isHeld) Atomics.sub(this.alive, 0, 1);
    this.isHeld = false;
  }
}
