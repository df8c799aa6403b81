/** What is on the canvas while pictures are taken. Each is trained for a fixed number of steps from a fixed seed, so that pictures repeat. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * In the order in which views look for one that they have something to show for. Those without settings stay untrained;
 * `watched` is a view that only shows what happened while it was open, `end` what the window says when training is over.
 */
export const documents = [
  { name: 'digits', template: 'mnist-cnn', settings: { Epochs: 1 }, steps: 120, watched: 'value-histograms' },
  { name: 'spiral', template: 'spiral-tiny', settings: { Epochs: 60 }, rival: 'spiral-linear' },
  { name: 'linear', template: 'mnist-linear', settings: { Epochs: 1 } },
  { name: 'wave', template: 'wave-mlp', settings: { Epochs: 60 } },
  { name: 'moons', dataset: 'Moons' },
  { name: 'deep', file: deepSigmoids },
  { name: 'broken', file: overflowing, settings: {}, end: 'Stopped before step' },
];

/** Views that say more about another document than the first that suits. */
export const preferred = { runs: 'spiral', 'loss-surface': 'spiral', 'nan-detective': 'broken' };

async function openTemplate(page, template) {
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  await page.getByRole('dialog').locator(`button[data-template="${template}"]`).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

export async function changeSettings(page, settings) {
  for (const [label, value] of Object.entries(settings)) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(String(value));
    await field.press('Enter');
  }
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

async function trainToTheEnd(page, end = 'finished') {
  await button(page, 'Train').click();
  await page.locator('[role=status], [role=alert]').filter({ hasText: end }).first().waitFor({ timeout: 180_000 });
}

/** So many steps exactly: most at full speed, and those after the pause one by one. */
async function trainSteps(page, steps) {
  await step(page, 0);
  const total = 1 / (await shareDone(page));
  const done = async () => Math.round(total * (await shareDone(page)));
  await button(page, 'Continue').click();
  while ((await done()) < 0.75 * steps) await page.waitForTimeout(50);
  await button(page, 'Pause').click();
  await button(page, 'Continue').waitFor();
  for (let now = await done(); now < steps; now = await done()) await step(page, now / total);
}

/** One step, until it is seen. */
async function step(page, share) {
  await button(page, 'Step').click();
  await page.waitForFunction((before) => Number(/scaleX\(([^)]+)\)/.exec(document.querySelector('[role=progressbar] i').style.transform)?.[1]) > before + 1e-9, share, { timeout: 60_000 });
}

const shareDone = (page) => page.evaluate(() => Number(/scaleX\(([^)]+)\)/.exec(document.querySelector('[role=progressbar] i').style.transform)?.[1] ?? 0));

/** Puts a document on the canvas; a rival is trained and kept before, to have two runs that differ. */
export async function openDocument({ app, page, folder }, { name, template, dataset, file, rival, settings }) {
  if (rival !== undefined) {
    await openTemplate(page, rival);
    await train(page, { settings });
    await keepRun(page);
  }
  if (template !== undefined) await openTemplate(page, template);
  if (dataset !== undefined) {
    await page.getByRole('radio', { name: 'Data', exact: true }).click();
    await page.getByRole('button', { name: new RegExp(`^${dataset}`) }).click();
    await page.getByRole('radio', { name: 'Network', exact: true }).click();
  }
  if (file !== undefined) {
    const saved = path.join(folder, `${name}.gradlab`);
    writeFileSync(saved, file());
    await answerOpenDialog(app, saved);
    await page.keyboard.press('ControlOrMeta+o');
    await page.locator('.svelte-flow__node[data-id=layer0]').waitFor();
  }
}

/** Makes the next dialog for opening files answer this one. */
export async function answerOpenDialog(app, file) {
  await app.evaluate(({ dialog }, filePath) => void (dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })), file);
}

export async function train(page, { settings, steps, end }) {
  await changeSettings(page, settings);
  if (steps === undefined) await trainToTheEnd(page, end);
  else await trainSteps(page, steps);
}

async function keepRun(page) {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('option', { name: 'Keep this run to compare' }).first().click();
  const notice = page.locator('.host .notice').first();
  await notice.waitFor();
  await notice.waitFor({ state: 'hidden' });
}

const dense = (name, units) => ({ kind: 'dense', name, fields: { units, initialization: 'glorot' } });

/** A network that training cannot reach: ten hidden layers of sigmoids. */
function deepSigmoids() {
  const hidden = Array.from({ length: 10 }, (_, i) => [dense(`Hidden ${i + 1}`, 32), { kind: 'sigmoid', name: `Curve ${i + 1}`, fields: {} }]).flat();
  return project('Deep sigmoid', hidden, {});
}

/** Each step multiplies the weights by about -200,000, until they are no longer finite. */
function overflowing() {
  return project('Too fast', [dense('Hidden', 32), { kind: 'relu', name: 'ReLU', fields: {} }], { optimizer: 'sgd', learningRate: 100, penalty: 'l2', penaltyStrength: 1000 });
}

/** The text of a project file: digits through `hidden` to ten scores. */
function project(name, hidden, chosen) {
  const links = [
    ...[{ kind: 'input', name: 'Digits', fields: {} }, { kind: 'flatten', name: 'Flatten', fields: {} }, ...hidden],
    ...[dense('Scores', 10), { kind: 'softmax', name: 'Softmax', fields: {} }],
  ];
  const layers = links.map((link, i) => ({ id: `layer${i}`, ...link, position: { x: (i % 8) * 190, y: Math.floor(i / 8) * 130 } }));
  const connections = layers.slice(1).map(({ id }, i) => ({ id: `c${i}`, from: layers[i].id, to: id, port: 0 }));
  const usual = { optimizer: 'adam', learningRate: 0.001, schedule: 'constant', batchSize: 64, epochs: 5, seed: 1, penalty: 'none', penaltyStrength: 0.0001, clipping: 'none', clippingLimit: 1, accumulation: 1, patience: 0 };
  return JSON.stringify({ format: 'gradient-lab-project', version: 1, network: { name, dataset: 'mnist', layers, connections }, training: { ...usual, ...chosen } });
}
