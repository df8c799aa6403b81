/** Networks of many hidden layers, opened from a file as a person would. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { answerOpenDialog, type RunningApp } from './app';

/** Opens a network of ten hidden layers with one activation function. */
export async function openDeep(running: RunningApp, kind: 'sigmoid' | 'relu', initialization: string): Promise<void> {
  const hidden = Array.from({ length: 10 }, (_, i) => [
    { kind: 'dense', name: `Hidden ${i + 1}`, fields: { units: 32, initialization } },
    { kind, name: `Curve ${i + 1}`, fields: {} },
  ]).flat();
  const links = [{ kind: 'input', name: 'Digits', fields: {} }, { kind: 'flatten', name: 'Flatten', fields: {} }, ...hidden, { kind: 'dense', name: 'Scores', fields: { units: 10, initialization } }, { kind: 'softmax', name: 'Softmax', fields: {} }];
  const layers = links.map((link, i) => ({ id: `layer${i}`, ...link, position: { x: (i % 8) * 190, y: Math.floor(i / 8) * 130 } }));
  const connections = layers.slice(1).map(({ id }, i) => ({ id: `c${i}`, from: layers[i].id, to: id, port: 0 }));
  const training = { optimizer: 'adam', learningRate: 0.001, schedule: 'constant', batchSize: 64, epochs: 5, seed: 1, penalty: 'none', penaltyStrength: 0.0001, clipping: 'none', clippingLimit: 1, accumulation: 1, patience: 0 };
  await openProject(running, { format: 'gradient-lab-project', version: 1, network: { name: `Deep ${kind}`, dataset: 'mnist', layers, connections }, training });
  await expect(running.page.locator('.svelte-flow__node').filter({ has: running.page.getByText('Hidden 10', { exact: true }) })).toBeVisible();
}

/** Opens what a project file says. */
export async function openProject({ app, page, userData }: RunningApp, project: unknown): Promise<void> {
  const file = path.join(userData, 'given.gradlab');
  writeFileSync(file, JSON.stringify(project));
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+o');
}
