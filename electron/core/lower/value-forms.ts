/** The stored forms of each source value: converted when first needed, and then kept. */
import type { Constant, Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { Layout } from '../ops/definition';
import { batchLastTensor } from '../ops/shared/batch-last';
import { batchLastShape } from '../ops/shared/layout';
import { formatShape, sameShape, type Tensor } from '../tensor/tensor';

interface Forms {
  /** The layout that ops should work in. */
  readonly preferred: Layout;
  readonly values: Map<Layout, Value>;
  readonly constant?: Tensor;
}

/** Vectors and scalars look the same in both layouts. */
const hasLayouts = (value: Value): boolean => value.type.shape.length >= 2;

export class ValueForms {
  private readonly forms = new Map<Value, Forms>();

  constructor(private readonly build: OpBuilder) {}

  addInput(source: Value, plain: Value, isBatch: boolean): void {
    this.forms.set(source, { preferred: isBatch ? 'batchLast' : 'plain', values: new Map([['plain', plain]]) });
  }

  addConstant({ value, tensor }: Constant): void {
    this.forms.set(value, { preferred: 'plain', values: new Map(), constant: tensor });
  }

  /** @throws if a lowering rule made another shape than the source value has in that layout. */
  add(source: Value, lowered: Value, layout: Layout): void {
    const expected = layout === 'batchLast' ? batchLastShape(source.type.shape) : source.type.shape;
    if (!sameShape(expected, lowered.type.shape)) {
      throw new Error(`"${source.name}" was lowered to ${formatShape(lowered.type.shape)}; it should be ${formatShape(expected)} (${layout}).`);
    }
    this.forms.set(source, { preferred: layout, values: new Map([[layout, lowered]]) });
  }

  layoutOf(source: Value): Layout {
    return hasLayouts(source) ? this.of(source).preferred : 'plain';
  }

  get(source: Value, layout: Layout): Value {
    const forms = this.of(source);
    const stored = forms.values.get(layout);
    if (stored) return stored;
    const made = forms.constant ? this.constantIn(forms.constant, source, layout) : this.converted(source, forms, layout);
    forms.values.set(layout, made);
    return made;
  }

  private of(source: Value): Forms {
    const found = this.forms.get(source);
    if (!found) throw new Error(`The value "${source.name}" was not lowered.`);
    return found;
  }

  private constantIn(tensor: Tensor, source: Value, layout: Layout): Value {
    return this.build.constant(layout === 'batchLast' && hasLayouts(source) ? batchLastTensor(tensor) : tensor, source.name);
  }

  private converted(source: Value, forms: Forms, layout: Layout): Value {
    const [[, other]] = forms.values;
    if (!hasLayouts(source)) return other;
    const axes = source.type.shape.map((_, axis) => axis);
    const perm = layout === 'batchLast' ? [...axes.slice(1), 0] : [axes.length - 1, ...axes.slice(0, -1)];
    return this.build.transpose(other, { perm });
  }
}
