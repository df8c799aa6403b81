/** What questions are asked about: a network with its present weights. */
import type { Tensors } from '../network/build';
import type { NetworkPlan } from '../network/plan';
import type { Tensor } from '../tensor/tensor';
import type { StepSettings } from '../training/step';

export interface InspectedModel {
  /** The same object as long as only the weights change, so that graphs can be kept with it. */
  readonly plan: NetworkPlan;
  /** By name; running statistics, too. */
  readonly parameters: Tensors;
  readonly settings: StepSettings;
}

/** N examples as the dataset has them. */
export interface ExampleTensors {
  /** [N, ...exampleShape], raw, in the type of the stored features. */
  readonly features: Tensor;
  /** Class of each; of a dataset with classes. */
  readonly labels?: Uint8Array;
  /** [N · targets], one example after the other; of a dataset with numbers to predict. */
  readonly targets?: Float32Array;
}
