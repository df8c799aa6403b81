import type { Tensor } from '../../tensor/tensor';

/** Mean distance between prediction and target, over all numbers of all examples, batch by batch. */
export class MeanAbsoluteError {
  private sum = 0;
  private count = 0;

  add({ data: predictions }: Tensor, { data: targets }: Tensor): void {
    for (let i = 0; i < targets.length; i++) this.sum += Math.abs(predictions[i] - targets[i]);
    this.count += targets.length;
  }

  get value(): number {
    return this.sum / this.count;
  }
}
