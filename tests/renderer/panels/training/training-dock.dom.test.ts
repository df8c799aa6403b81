import '../../observers';
import { removeLayers } from '@core/network/edit';
import { optimizers } from '@core/optimizers';
import { schedules } from '@core/training/schedules';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bind } from '../../../../renderer/app/commands/bind';
import { pause } from '../../../../renderer/app/commands/pause';
import { reset } from '../../../../renderer/app/commands/reset';
import { stepThrough } from '../../../../renderer/app/commands/step-through';
import { step } from '../../../../renderer/app/commands/step';
import { train } from '../../../../renderer/app/commands/train';
import { FakeEngine } from '../../../../renderer/bridge/fake-engine';
import { TrainingDock } from '../../../../renderer/panels/training/index';
import type { AppState } from '../../../../renderer/state/app-state.svelte';
import { language } from '../../../../renderer/state/language.svelte';
import { appWith, cnn } from '../app';
import WithApp from '../WithApp.svelte';

describe('the training dock', () => {
  let app: AppState;

  beforeEach(() => {
    app = appWith(cnn);
    app.engine.connect(new FakeEngine().port);
    const commands = { train: bind(train, app), pause: bind(pause, app), step: bind(step, app), stepThrough: bind(stepThrough, app), reset: bind(reset, app) };
    render(WithApp, { app, of: TrainingDock, given: commands });
  });
  afterEach(() => {
    cleanup();
    app.engine.disconnect();
    language.current = 'en';
  });

  it('says what to do before there is anything to see', () => {
    expect(screen.getByText(/^Press Train/)).toBeTruthy();
    expect(screen.getByText(/^No backward pass yet/)).toBeTruthy();
  });

  it('trains, shows figures, locks the settings, and pauses', async () => {
    await fireEvent.click(screen.getByRole('button', { name: 'Train' }));
    const pauseButton = await screen.findByRole('button', { name: 'Pause' });
    await waitFor(() => expect(app.run.curve.training.length).toBeGreaterThan(10));
    expect(screen.getByText('3,830')).toBeTruthy();
    expect(screen.getByLabelText('Batch size').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('img', { name: /^Training loss/ })).toBeTruthy();
    await fireEvent.click(pauseButton);
    expect(await screen.findByRole('button', { name: 'Continue' })).toBeTruthy();
  });

  it('takes one step and has a backward pass then', async () => {
    await fireEvent.click(screen.getByRole('button', { name: 'Step' }));
    await waitFor(() => expect(app.run.hasBackwardPass).toBe(true));
    expect(app.run.frame!.position.step).toBe(1);
    expect(screen.queryByText(/^No backward pass yet/)).toBeNull();
  });

  it('refuses in words while the network has a problem', async () => {
    app.project.edit(() => 'delete', removeLayers(cnn, ['softmax']));
    await waitFor(() => expect(screen.getByText(app.project.firstProblem!)).toBeTruthy());
    const button = screen.getByRole('button', { name: 'Train' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.title).toBe(app.project.firstProblem);
    await fireEvent.click(button);
    expect(app.run.state).toBe('idle');
  });

  it('takes a typed number on Enter and refuses one out of range', async () => {
    const field = screen.getByLabelText('Batch size');
    await fireEvent.input(field, { target: { value: '128' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(app.run.settings.batchSize).toBe(128);
    await fireEvent.input(field, { target: { value: '0' } });
    expect(screen.getByRole('alert').textContent).toMatch(/^Batch size must be a number from 1/);
    await fireEvent.blur(field);
    expect(app.run.settings.batchSize).toBe(128);
    await fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(app.run.settings.batchSize).toBe(256);
  });

  it.each([
    ['Optimizer: Adam', Object.values(optimizers)],
    ['Schedule: Constant', Object.values(schedules)],
  ])('offers the whole registry behind "%s"', async (label, entries) => {
    await fireEvent.keyDown(screen.getByLabelText(label), { key: 'ArrowDown' });
    const offered = (await screen.findAllByRole('option')).map((option) => option.textContent.trim());
    expect(offered).toEqual(entries.map(({ title }) => title.en));
  });

  it('takes up another schedule and keeps the learning rate', async () => {
    await fireEvent.keyDown(screen.getByLabelText('Schedule: Constant'), { key: 'ArrowDown' });
    await fireEvent.pointerUp(await screen.findByRole('option', { name: 'Cosine' }));
    expect(app.run.settings).toMatchObject({ schedule: 'cosine', learningRate: 0.001 });
    expect(screen.getByLabelText('Schedule: Cosine')).toBeTruthy();
  });

  it('speaks Chinese without a reload', async () => {
    language.current = 'zh';
    expect(await screen.findByRole('button', { name: '训练' })).toBeTruthy();
    expect(screen.getByText('学习率')).toBeTruthy();
  });
});
