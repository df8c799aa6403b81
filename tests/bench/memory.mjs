/** Watches the memory of the app over minutes, and tells how fast it grows. */

/** Until then caches fill and buffers find their size. */
const warmUp = 1 / 3;

/** @param change called each minute, to show something else */
export async function watchMemory(app, session, minutes, change) {
  await session.send('Performance.enable');
  const seen = [];
  for (let minute = 0; minute <= minutes; minute++) {
    if (minute > 0) {
      await change(minute);
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    }
    const megabytes = await memoryOf(app, session);
    seen.push({ minute, megabytes });
    process.stdout.write(`memory after ${minute} min: ${inWords(megabytes, 0)} MB\n`);
  }
  const steady = seen.filter(({ minute }) => minute >= minutes * warmUp);
  if (steady.length < 3) return;
  const slopes = Object.fromEntries(Object.keys(seen[0].megabytes).map((name) => [name, 60 * slope(steady.map(({ minute, megabytes }) => [minute, megabytes[name]]))]));
  process.stdout.write(`growth after ${steady[0].minute} min: ${inWords(slopes, 1)} MB per hour\n`);
}

/** What the page's scripts hold after collecting garbage, and the working sets of the processes. */
async function memoryOf(app, session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const count = (wanted) => metrics.find(({ name }) => name === wanted).value;
  const processes = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ type, name, memory }) => ({ type, name, size: memory.workingSetSize / 1024 })));
  const of = (isMeant) => processes.filter(isMeant).reduce((sum, { size }) => sum + size, 0);
  return {
    'page heap': count('JSHeapUsedSize') / 2 ** 20,
    page: of(({ type }) => type === 'Tab'),
    engine: of(({ name }) => name === 'engine'),
    main: of(({ type }) => type === 'Browser'),
    all: of(() => true),
  };
}

function inWords(megabytes, digits) {
  return Object.entries(megabytes)
    .map(([name, size]) => `${name} ${size.toFixed(digits)}`)
    .join(', ');
}

/** Of the straight line nearest to the points. */
function slope(points) {
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  return points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
