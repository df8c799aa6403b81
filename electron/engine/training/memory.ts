/** What was learned so far, also by layers that are not in the network at the moment: undo brings them back. */
import type { Tensors } from '@core/network/build';
import type { NetworkPlan } from '@core/network/plan';
import type { Checkpoint } from '@core/training/checkpoint';
import { initializeParameters, keepFitting } from '@core/training/initialize';

export class Memory {
  private learned: Checkpoint | null = null;

  /** What a new run goes on from; nothing after a reset. */
  get checkpoint(): Checkpoint | undefined {
    return this.learned ?? undefined;
  }

  remember(checkpoint: Checkpoint): void {
    this.learned = {
      ...checkpoint,
      parameters: { ...this.learned?.parameters, ...checkpoint.parameters },
      state: { ...this.learned?.state, ...checkpoint.state },
    };
  }

  forget(): void {
    this.learned = null;
  }

  /** Parameters of a network: learned ones where they fit, first ones elsewhere; and which layers kept theirs. */
  recall(plan: NetworkPlan, seed: number): { readonly parameters: Tensors; readonly keptLayers: readonly string[] } {
    const { tensors, layers } = keepFitting(this.learned?.parameters ?? {}, initializeParameters(plan, seed));
    return { parameters: tensors, keptLayers: layers };
  }
}
