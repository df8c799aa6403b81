/** Reads from a trace of Chromium how long the page's own scripts ran in each frame. */

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'];
const moves = ['mousemove', 'pointermove', 'wheel'];
const scriptEvents = new Set(['FunctionCall', 'EvaluateScript', 'FireAnimationFrame', 'TimerFire', 'EventDispatch', 'RunMicrotasks', 'v8.callFunction', 'FireIdleCallback', 'MinorGC', 'MajorGC']);

/** Instead of kinds of events. */
export const everyFrame = [];

/** Traces while `work` goes on; milliseconds of CPU time on the page's main thread, one number for each frame that answered an event of `kinds`. */
export async function scriptTimes(session, work, kinds = moves) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return perFrame(events, new Set(kinds));
}

/** With kinds only frames that answered such an event: those in between cost nothing. */
function perFrame(events, kinds) {
  const thread = mainThread(events);
  const own = events.filter(({ pid, tid, ph }) => ph === 'X' && pid === thread?.pid && tid === thread.tid).sort((a, b) => a.ts - b.ts);
  const times = [];
  let [time, answers, end] = [0, kinds.size === 0, 0];
  for (const { name, ts, dur = 0, tdur, args } of own) {
    if (name === 'Commit') {
      if (answers) times.push(time);
      [time, answers] = [0, kinds.size === 0];
    }
    if (kinds.has(args?.data?.type)) answers = true;
    // What runs inside of another script event is counted with it.
    if (!scriptEvents.has(name) || ts < end) continue;
    end = ts + dur;
    time += (tdur ?? dur) / 1000;
  }
  return times;
}

/** The thread with most frames: the page's own. */
function mainThread(events) {
  const counts = new Map();
  for (const { name, pid, tid } of events) {
    if (name !== 'Commit') continue;
    const key = `${pid} ${tid}`;
    counts.set(key, { pid, tid, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0];
}
