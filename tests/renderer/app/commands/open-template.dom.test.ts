import '../../observers';
import { templates } from '@core/templates';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { openTemplates } from '../../../../renderer/app/commands/open-template';
import { LossCurve } from '../../../../renderer/visuals/loss-curve/index';
import { language } from '../../../../renderer/state/language.svelte';
import { appWith, cnn, receiveStatistics } from '../../panels/app';

const opened = (name: string) => {
  const app = appWith(cnn);
  app.run.changeSettings({ seed: 9 });
  // Unsaved work would be asked about first.
  app.documentFile.noteUnchanged(null);
  void openTemplates.find((command) => command.name === `openTemplate:${name}`)!.run(app);
  return app;
};

afterEach(() => {
  cleanup();
  language.current = 'en';
});

describe('opening a template', () => {
  it.each(templates)('$name is ready to train with the settings that suit it', ({ name, network, settings }) => {
    const app = opened(name);
    expect(app.project.network).toBe(network);
    expect(app.project.check.ready).toBe(true);
    expect(app.run.settings).toMatchObject({ ...settings, seed: 9 });
  });

  it('gives the usual settings back with a template that has none of its own', () => {
    const app = opened('wave-mlp');
    void openTemplates.find(({ name }) => name === 'openTemplate:mnist-mlp')!.run(app);
    expect(app.run.settings).toMatchObject({ schedule: 'constant', batchSize: 64, epochs: 5, seed: 9 });
  });

  it('is undone in one step', () => {
    const app = opened('spiral-mlp');
    app.project.undo();
    expect(app.project.network).toBe(cnn);
  });
});

it('a network whose examples are not part of the app says in both languages where it can be trained', async () => {
  const app = opened('cifar-cnn');
  await expect(app.run.train()).rejects.toThrow('The examples of “CIFAR-10 photographs” do not come with the app. Train this network from the command line');
  language.current = 'zh';
  await expect(app.run.step()).rejects.toThrow('“CIFAR-10 照片”的样本没有随应用附带。');
});

describe('a network that predicts numbers', () => {
  it('shows how far it is off in place of an accuracy', () => {
    const app = opened('wave-mlp');
    const validation = [{ step: 1, loss: 0.5, examples: 100, meanAbsoluteError: 0.612 }];
    receiveStatistics(app, { input: 1 }, 0.005, { training: [{ step: 1, loss: 0.6 }], validation });
    render(LossCurve, { data: app.run.curve });
    expect(screen.getAllByText('mean error')).toHaveLength(2);
    expect(screen.queryByText('accuracy')).toBeNull();
  });

  it('says in both languages that it cannot look at pictures', async () => {
    const app = opened('wave-mlp');
    const look = () => app.run.classify({ kind: 'canvas' }, { width: 1, height: 1, pixels: new Uint8Array(4) });
    await expect(look()).rejects.toThrow('The network on the canvas learns from “Noisy wave” and cannot look at pictures like this one.');
    language.current = 'zh';
    await expect(look()).rejects.toThrow('画布上的网络学的是“带噪声的波”');
  });
});
