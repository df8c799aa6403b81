import type { Value } from '../graph/graph';
import { elementCount } from '../tensor/tensor';
import type { BuildContext, LayerDefinition, LayerTraining } from './definition';
import { numberField, numberIn } from '../fields/fields';
import { line } from './shared/picture';
import { calledModule } from './shared/torch';

/** Standard normal numbers of the shape of x, from two uniform ones each (Box and Muller 1958). */
function standardNormal({ build, inputs: [x] }: BuildContext, { step, seed }: LayerTraining): Value {
  const { shape, dtype } = x.type;
  const uniform = (which: number) => build.cast(build.seededUniform(step, { shape, seed: seed + which }), { to: dtype });
  const radius = build.sqrt(build.mul(build.log(build.sub(1, uniform(0))), -2));
  return build.mul(radius, build.cos(build.mul(uniform(1), 2 * Math.PI)));
}

const torchClass = `class GaussianNoise(nn.Module):
    def __init__(self, deviation):
        super().__init__()
        self.deviation = deviation

    def forward(self, x):
        return x + self.deviation * torch.randn_like(x) if self.training else x`;

/** New noise in each training step; the network in use adds none. */
export const gaussianNoise: LayerDefinition = {
  kind: 'gaussianNoise',
  family: 'normalization',
  title: { en: 'Gaussian noise', zh: '高斯噪声' },
  summary: { en: 'Adds random noise while training', zh: '训练时加上随机噪声' },
  synonyms: ['regularization', 'augmentation', '噪音'],
  picture: [line('M2 12L4 9L6 14L8 5L10 15L12 10L14 19L16 8L18 13L20 10L22 13')],
  formula: String.raw`y_i = x_i + \varepsilon_i, \qquad \varepsilon_i \sim \mathcal{N}(0, \sigma^2)`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    deviation: numberField({
      label: { en: 'Deviation σ', zh: '标准差 σ' },
      help: {
        en: 'How large the noise is. The standardized input of a network has about deviation 1, so 0.1 is little.',
        zh: '噪声的大小。标准化之后输入的标准差约为 1，所以 0.1 算小的。',
      },
      initial: 0.1,
      least: 0,
      most: 10,
      step: 0.05,
    }),
  },
  inferShape: ([input]) => input,
  parameters: () => [],
  build: (context) => {
    const { build, inputs: [x], fields, training } = context;
    const deviation = numberIn(fields, 'deviation');
    if (!training || deviation === 0) return x;
    return build.add(x, build.mul(standardNormal(context, training), deviation));
  },
  torch: (use) => ({ ...calledModule(`GaussianNoise(${numberIn(use.fields, 'deviation')})`, use), helper: torchClass }),
  flop: ([input]) => elementCount(input),
  samples: [{ inputs: [[8]] }, { inputs: [[2, 3, 3]], fields: { deviation: 0.5 } }],
};
