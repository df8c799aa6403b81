/** A layer, choice, loss or optimizer that PyTorch has not judged is a failure: it must be added to the fixture. */
import { layers } from '@core/layers';
import { LayerProblem, type LayerDefinition, type Surroundings } from '@core/layers/definition';
import { completeFields, severalOf } from '@core/fields/fields';
import { losses } from '@core/losses';
import { optimizerNames } from '@core/optimizers';
import { describe, expect, it } from 'vitest';
import { penaltyKinds } from '@core/layers/shared/regularization';
import { clippings, defaultSettings, type TrainingSettings } from '@core/training/settings';
import { fixture } from './pytorch-fixture';

/** Fields that decide only the first values of parameters, which the fixture gives itself. */
const exempt = ['initialization', 'initialScale'];

const { networks } = fixture;
const uses = networks.flatMap((network) => network.layers.map(({ kind, fields }) => ({ kind, fields, surroundings: network.surroundings })));
const definitions = Object.values<LayerDefinition>(layers);

const usesOf = (kind: string) => uses.filter((use) => use.kind === kind);

const fieldsOf = (definition: LayerDefinition) => Object.entries(definition.fields).filter(([name]) => !exempt.includes(name));

const whole = networks.filter(({ isWhole }) => isWhole);

it('five whole networks', () => {
  expect(whole.map(({ name }) => name)).toEqual(['MLP', 'LeNet', 'ResNet', 'depthwise-separable block', 'attention block']);
});

describe('every kind of layer', () => {
  it.each(definitions.map(({ kind }) => kind))('%s', (kind) => {
    expect(usesOf(kind)).not.toHaveLength(0);
  });

  const fields = definitions.flatMap((definition) => fieldsOf(definition).map(([name, field]) => ({ definition, name, field })));
  it.each(fields)('$definition.kind with $name', ({ definition, name, field }) => {
    const given = usesOf(definition.kind).filter(({ fields }) => name in fields);
    expect(given).not.toHaveLength(0);
    if (!('options' in field)) return;
    const values = usesOf(definition.kind).map(({ fields }) => completeFields(definition, fields)[name]);
    const chosen = new Set(field.kind === 'several' ? values.flatMap(severalOf) : values);
    expect(chosen).toEqual(new Set(field.options.map(({ value }) => value)));
  });
});

describe('every output layer, with every truth it accepts', () => {
  const place = { exampleShape: [3], features: 'float32', mean: 0, deviation: 1 } as const;
  const truths: Readonly<Record<string, Surroundings>> = { classCount: { ...place, classCount: 3 }, targetCount: { ...place, targetCount: 3 } };
  const isAccepted = (definition: LayerDefinition, surroundings: Surroundings): boolean => {
    try {
      return definition.inferShape([[3]], completeFields(definition, {}), surroundings).length > 0;
    } catch (error) {
      if (error instanceof LayerProblem) return false;
      throw error;
    }
  };
  const outputs = definitions.filter(({ loss }) => loss);
  const accepted = outputs.flatMap((definition) => Object.keys(truths).flatMap((truth) => (isAccepted(definition, truths[truth]) ? [[definition.kind, truth] as const] : [])));

  it.each(accepted)('%s of %s', (kind, truth) => {
    expect(uses.filter((use) => use.kind === kind && truth in use.surroundings)).not.toHaveLength(0);
  });

  it('which are all losses', () => {
    expect(new Set(outputs.map(({ loss }) => loss))).toEqual(new Set(Object.keys(losses)));
  });
});

describe('every optimizer, on every whole network', () => {
  it.each(whole.map((network) => [network.name, network] as const))('%s', (_name, { runs }) => {
    expect([...new Set(runs.map(({ settings }) => settings.optimizer))]).toEqual(optimizerNames);
  });
});

describe('every setting of the training step, on a whole network', () => {
  const runs = whole.flatMap((network) => network.runs.map((run) => ({ network, run })));
  const used = runs.map(({ run }): TrainingSettings => ({ ...defaultSettings, ...run.settings }));

  it('penalties, clipping and accumulation', () => {
    expect(new Set(used.map(({ penalty }) => penalty))).toEqual(new Set(penaltyKinds));
    expect(new Set(used.map(({ clipping }) => clipping))).toEqual(new Set(clippings));
    expect(Math.max(...used.map(({ accumulation }) => accumulation))).toBeGreaterThan(1);
  });

  it('each of which makes a difference', () => {
    for (const { network, run } of runs) {
      const alike = network.runs.filter(({ learned }) => Object.entries(run.learned).every(([name, values]) => learned[name] === values));
      expect(alike).toEqual([run]);
    }
  });
});
