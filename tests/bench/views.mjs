/**
 * What looking costs. While a network trains, the slots of the dock are filled with one view after the other, as many at a
 * time as there are slots (three in the usual window), beside the canvas with its gradients; the window is hidden and shown
 * in turns: how fast training goes as a share of its speed with the window hidden (the median over the turns), how much
 * processor time the processes take meanwhile, the page's script time per frame, and the gaps between frames. Then the
 * memory of all processes while the views change, and how fast it grows.
 *
 * Run by `npm run bench -- views [MINUTES of watching the memory, 1 when left out]`, with
 * `--net TEXT` and `--only TEXT,TEXT` for networks and views whose names contain that, `--size WIDTHxHEIGHT` of the window,
 * `--turns COUNT` and `--seconds COUNT`.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from './launch.mjs';
import { watchMemory } from './memory.mjs';
import { everyFrame, scriptTimes } from './script-times.mjs';

const { values: options, positionals: [minutes = '1'] } = parseArgs({
  allowPositionals: true,
  options: { net: { type: 'string', default: '' }, only: { type: 'string', default: '' }, size: { type: 'string', default: '1920x1080' }, turns: { type: 'string', default: '5' }, seconds: { type: 'string', default: '3' } },
});
const turns = Number(options.turns);
const milliseconds = 1000 * Number(options.seconds);
const networks = [{ name: 'digit CNN', template: null }, { name: 'tiny network', template: 'Spiral, 2–8–8–3' }];

for (const network of networks.filter(({ name }) => contains(name, options.net))) {
  process.stdout.write(`\n${network.name}\n`);
  await withTraining(network, async ({ app, page, session, views }) => {
    const slots = await pickers(page).count();
    for (let first = 0; first < views.length; first += slots) {
      const together = views.slice(first, first + slots);
      for (const [slot, view] of together.entries()) await choose(page, view, slot);
      await page.waitForTimeout(1500);
      process.stdout.write(`${together.join(' + ')}\n  ${await speeds(app, page)}; ${await frames(page, session)}\n`);
    }
  });
  // A run of its own: even one of a million epochs of a tiny network ends after half an hour.
  if (Number(minutes) > 0) {
    await withTraining(network, ({ app, page, session, views }) => watchMemory(app, session, Number(minutes), async (minute) => choose(page, views[minute % views.length], minute % (await pickers(page).count()))));
  }
}

/** Starts the app, opens a network and trains it while `work` goes on. */
async function withTraining({ template }, work) {
  const { app, page, close } = await launch();
  const [width, height] = options.size.split('x').map(Number);
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(...size), [width, height]);
  if (template !== null) await openTemplate(page, template);
  // So that it goes on for long.
  await type(page, 'Epochs', '1000000');
  if (template !== null) await type(page, 'Batch size', '1');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await progress(page);
  await page.waitForTimeout(4000);
  const session = await page.context().newCDPSession(page);
  const views = (await viewsOf(page)).filter((view) => options.only.split(',').some((wanted) => contains(view, wanted)));
  await work({ app, page, session, views });
  await close();
}

function contains(name, wanted) {
  return name.toLowerCase().includes(wanted.trim().toLowerCase());
}

async function openTemplate(page, template) {
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${template}`) }).first().click();
}

async function type(page, label, value) {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
}

function pickers(page) {
  return page.locator('.view-picker');
}

/** Titles of the views that have something to show for this network. */
async function viewsOf(page) {
  await pickers(page).last().click();
  const titles = await page.locator('.view-list [role=option]:not(.without)').allInnerTexts();
  await page.keyboard.press('Escape');
  return titles.map((title) => title.trim());
}

async function choose(page, view, slot) {
  await pickers(page).nth(slot).click();
  await page.locator('.view-list').getByRole('option', { name: view, exact: true }).click();
}

/** Training hidden and shown in turns, as a line. */
async function speeds(app, page) {
  const [shares, work, shown, hidden] = [[], [], [], []];
  for (let turn = 0; turn < turns; turn++) {
    const setWindow = (how) => app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0][name](), how);
    const start = await moment(app, page);
    await setWindow('hide');
    await page.waitForTimeout(milliseconds);
    await setWindow('show');
    const middle = await moment(app, page);
    await page.waitForTimeout(milliseconds);
    const end = await moment(app, page);
    shares.push(speedBetween(middle, end) / speedBetween(start, middle));
    work.push(end.cores.engine / speedBetween(middle, end) / (middle.cores.engine / speedBetween(start, middle)));
    shown.push(end.cores);
    hidden.push(middle.cores);
  }
  const cores = (each) => Object.keys(each[0]).map((name) => `${name} ${median(each.map((one) => one[name])).toFixed(2)}`).join(' ');
  return `${percent(median(shares))} of the hidden speed (${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}), engine ${percent(median(work))} per step, cores shown: ${cores(shown)}, hidden: ${cores(hidden)}`;
}

/** How far the run is, and how many cores the processes kept busy since the last moment. */
async function moment(app, page) {
  return { ...(await progress(page)), cores: await busyCores(app) };
}

/** The share of the run that is done, exactly, and when it was shown. A window that was hidden shows what waited for it first. */
function progress(page) {
  return page.evaluate(
    (waiting) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('The training does not go on.')), 60_000);
        const bar = document.querySelector('[role=progressbar] i');
        let changes = 0;
        const look = new MutationObserver(() => {
          const share = Number(/scaleX\(([^)]+)\)/.exec(bar.style.transform)?.[1] ?? 0);
          if (share === 0 || ++changes <= waiting) return;
          look.disconnect();
          resolve({ share, time: performance.now() });
        });
        look.observe(bar, { attributes: true });
      }),
    2,
  );
}

/** Since the last call, by what the processes do. */
async function busyCores(app) {
  const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ type, name, cpu }) => ({ type, name, percent: cpu.percentCPUUsage })));
  const of = (isMeant) => metrics.filter(isMeant).reduce((sum, { percent: used }) => sum + (used / 100) * cpus().length, 0);
  return { engine: of(({ name }) => name === 'engine'), page: of(({ type }) => type === 'Tab'), drawing: of(({ type }) => type === 'GPU'), main: of(({ type }) => type === 'Browser') };
}

function speedBetween(a, b) {
  return (b.share - a.share) / (b.time - a.time);
}

/** Frames of a while, as a line: what watches them would slow the training down. */
async function frames(page, session) {
  let gaps = [];
  const scripts = await scriptTimes(session, async () => void (gaps = await frameGaps(page)), everyFrame);
  return `script per frame ${at(scripts, 0.95)} ms, gap ${at(gaps, 0.95)} ms (95th percentiles)`;
}

function frameGaps(page) {
  return page.evaluate(
    (duration) =>
      new Promise((resolve) => {
        const gaps = [];
        const start = performance.now();
        let last = start;
        requestAnimationFrame(function frame(now) {
          gaps.push(now - last);
          last = now;
          if (now - start < duration) requestAnimationFrame(frame);
          else resolve(gaps.slice(1));
        });
      }),
    2 * milliseconds,
  );
}

function at(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

function percent(share) {
  return `${(100 * share).toFixed(0)} %`;
}
