import { render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { layers } from '@core/layers';
import { completeFields, isShown, severalOf } from '@core/fields/fields';
import type { LayerDefinition } from '@core/layers/definition';
import { addLayer } from '@core/network/edit';
import type { Network } from '@core/network/network';
import { Inspector } from '../../../../renderer/panels/inspector/index';
import { language } from '../../../../renderer/state/language.svelte';
import { appWith, cnn, receiveStatistics } from '../app';
import WithApp from '../WithApp.svelte';

const empty: Network = { name: 'test', dataset: 'mnist', layers: [], connections: [] };

function show(network: Network, selected: readonly string[] = []) {
  const app = appWith(network);
  app.selection.set(selected);
  render(WithApp, { app, of: Inspector });
  return app;
}

function showOnly(definition: LayerDefinition) {
  const { network, layer } = addLayer(empty, { definition, name: definition.title.en }, { x: 0, y: 0 });
  return { app: show(network, [layer]), layer };
}

const kinds = Object.values<LayerDefinition>(layers).map((definition) => [definition.kind, definition] as const);

describe.each(kinds)('the inspector of %s', (_, definition) => {
  it('has a control for every field that matters, showing its initial value', () => {
    showOnly(definition);
    const initial = completeFields(definition, {});
    for (const field of Object.values(definition.fields)) {
      if (!isShown(field, initial)) {
        expect(screen.queryByLabelText(field.label.en)).toBeNull();
        continue;
      }
      if (field.kind === 'choice') {
        expect(screen.getAllByLabelText(new RegExp(`^${field.label.en}`)).length).toBeGreaterThan(0);
      } else if (field.kind === 'several') {
        const boxes = within(screen.getByRole('group', { name: field.label.en })).getAllByRole<HTMLInputElement>('checkbox');
        expect(boxes.map(({ checked }) => checked)).toEqual(field.options.map(({ value }) => severalOf(field.initial).includes(value)));
      } else {
        const shown = field.kind === 'number' ? Number((field.initial * (field.unit?.factor ?? 1)).toPrecision(10)) : field.initial;
        expect(screen.getByLabelText(field.label.en)).toHaveProperty('value', String(shown));
      }
    }
  });

  it('typesets the formula without an error', () => {
    showOnly(definition);
    const formula = screen.getByLabelText('Formula');
    expect(formula.querySelector('.katex')).not.toBeNull();
    expect(formula.querySelector('.katex-error')).toBeNull();
  });

  it('offers a choice for every input port', () => {
    showOnly(definition);
    expect(screen.queryAllByLabelText(/^Input( \d)? from: /)).toHaveLength(definition.inputs.length);
  });
});

describe('a layer', () => {
  it('shows shapes, parameters and cost', () => {
    show(cnn, ['conv2']);
    expect(screen.getByText('32×14×14 → 64×14×14')).toBeTruthy();
    expect(screen.getByText('18,496')).toBeTruthy();
    expect(screen.getByText('7.23 MFLOP / example')).toBeTruthy();
  });

  it('says that there was no backward pass, then shows the gradient', () => {
    const app = show(cnn, ['conv2']);
    expect(screen.getByText(/No backward pass yet/)).toBeTruthy();
    receiveStatistics(app, { conv2: 0.0312 });
    flushSync();
    expect(screen.getAllByText('3.1e-2')).toHaveLength(2);
    expect(screen.getByText('1.0e-3')).toBeTruthy();
    expect(screen.getByLabelText('healthy')).toBeTruthy();
  });

  it('shows at the end of the network the loss, what it means, and the last validation', () => {
    const app = show(cnn, ['softmax']);
    expect(screen.getByText(/No loss of a step yet/)).toBeTruthy();
    receiveStatistics(app, { scores: 0.1 }, 0.005, { training: [{ step: 1, loss: 0.1506 }], validation: [{ step: 1, loss: 0.2, accuracy: 0.941, examples: 100 }] });
    flushSync();
    expect(screen.getByText('0.151')).toBeTruthy();
    expect(screen.getByText(/0\.151 stands for p ≈ 86\.02 %; guessing among 10 classes costs 2\.30/)).toBeTruthy();
    expect(screen.getByText('94.10 %')).toBeTruthy();
  });

  it('shows no loss at an end that was not part of the last step', () => {
    const app = show(cnn, ['softmax']);
    receiveStatistics(app, { other: 0.1 }, 0.005, { training: [{ step: 1, loss: 0.15 }], validation: [] });
    flushSync();
    expect(screen.queryByText('0.15')).toBeNull();
  });

  it('changes a field once per press and joins presses into one undo step', () => {
    const app = show(cnn, ['conv2']);
    const filters = () => app.project.network.layers.find(({ id }) => id === 'conv2')!.fields.filters;
    const more = screen.getByLabelText('More Filters');
    for (let i = 0; i < 3; i++) flushSync(() => more.click());
    expect(filters()).toBe(67);
    app.project.undo();
    expect(filters()).toBe(64);
  });

  it('goes back to the initial value', () => {
    const app = show(cnn, ['conv2']);
    flushSync(() => screen.getByLabelText('Reset Filters to 16').click());
    expect(app.project.network.layers.find(({ id }) => id === 'conv2')!.fields.filters).toBe(16);
    expect(screen.queryByLabelText(/Reset Filters/)).toBeNull();
  });

  it('is renamed in place, and an empty name is refused', () => {
    const app = show(cnn, ['conv2']);
    const name = screen.getByLabelText<HTMLInputElement>('Name');
    const nameNow = () => app.project.network.layers.find(({ id }) => id === 'conv2')!.name;
    const type = (text: string) => {
      name.value = text;
      flushSync(() => name.dispatchEvent(new Event('input', { bubbles: true })));
    };
    flushSync(() => name.focus());
    type('Edge');
    type('Edges');
    expect(nameNow()).toBe('Edges');
    type('   ');
    expect(nameNow()).toBe('Edges');
    flushSync(() => name.blur());
    expect(name.value).toBe('Edges');
    app.project.undo();
    expect(nameNow()).toBe('Conv 2');
  });

  it('says what is wrong and mends it', () => {
    const without = { ...cnn, connections: cnn.connections.map((each) => (each.to === 'scores' ? { ...each, from: 'pool2' } : each)) };
    const app = show(without, ['scores']);
    flushSync(() => screen.getByText(/Put a Flatten/).click());
    expect(app.project.check.layers.get('scores')!.problem).toBeUndefined();
  });
});

describe('other selections', () => {
  it('sums the network up when nothing is selected', () => {
    show(cnn);
    expect(screen.getByText('50,186')).toBeTruthy();
    expect(screen.getByText('Ready to train.')).toBeTruthy();
  });

  it('counts several layers and deletes them', () => {
    const app = show(cnn, ['relu1', 'relu2']);
    expect(screen.getByText('2 layers selected')).toBeTruthy();
    flushSync(() => screen.getByText('Delete').click());
    expect(app.project.network.layers).toHaveLength(8);
  });

  it('names the ends of a connection', () => {
    const app = appWith(cnn);
    app.selection.set([], [cnn.connections[0]!.id]);
    render(WithApp, { app, of: Inspector });
    expect(screen.getByText('Digits → Conv 1')).toBeTruthy();
    flushSync(() => screen.getByText('Delete').click());
    expect(app.project.undoLabel).toBe('Remove connection');
  });

  it('speaks Chinese', () => {
    const app = show(cnn, ['conv2']);
    flushSync(() => (language.current = 'zh'));
    expect(screen.getByText('卷积核个数')).toBeTruthy();
    expect(screen.getByText('前向计算量')).toBeTruthy();
    flushSync(() => app.settings.setLanguage('en'));
  });
});
