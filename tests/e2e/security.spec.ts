import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './app';

/** Not in TypeScript's own DOM library yet. */
interface TrustedTypesWindow {
  readonly trustedTypes: { createPolicy(name: string, rules: object): unknown };
}

let running: RunningApp;

test.beforeAll(async () => {
  running = await launchApp();
});
test.afterAll(() => running?.close());

/**
 * Runs code as the page's own: what the debugger runs may break the content policy, so the code waits for a timer.
 * Answers 'done' or the name of the error.
 */
function asPage(code: () => unknown): Promise<string> {
  const source = `new Promise((resolve) => setTimeout(async () => {
    try { await (${code.toString()})(); resolve('done'); } catch (error) { resolve(error.name); }
  }))`;
  return running.page.evaluate(source);
}

test('the window is sandboxed and isolated', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const page = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return page.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
  expect(preferences['webSecurity']).not.toBe(false);
});

test('the page has no Node and nothing of Electron but the bridge', async () => {
  const found = await running.page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
    return names.filter((name) => name in window);
  });
  expect(found).toEqual([]);
  expect(await running.page.evaluate(() => Object.keys(window.gradientLab).sort())).toEqual([
    'askToSave',
    'chooseFile',
    'closeWindow',
    'connectEngine',
    'describeDocument',
    'keepRecovery',
    'loadSession',
    'loadSettings',
    'onCommand',
    'onEngineStopped',
    'onOpenFile',
    'onSaveAndClose',
    'openImages',
    'platform',
    'readFile',
    'recentFiles',
    'saveModel',
    'saveProject',
    'saveSettings',
    'useClipboard',
  ]);
  expect(await running.page.evaluate(() => window.crossOriginIsolated)).toBe(true);
});

test.describe('the content policy stops', () => {
  /* eslint-disable no-eval, no-new-func -- these are what must not work */
  const blocked: readonly [string, string, () => unknown][] = [
    ['eval', 'EvalError', () => (0, eval)('1')],
    ['a function made of text', 'EvalError', () => new Function('return 1')()],
    ['markup from text', 'TypeError', () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')],
    ['innerHTML', 'TypeError', () => void (document.createElement('div').innerHTML = '<b>x</b>')],
    ['a worker from a blob', 'TypeError', () => new Worker(URL.createObjectURL(new Blob(['1'])))],
    ['WebAssembly', 'CompileError', () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))],
    ['a request to the network', 'TypeError', () => fetch('https://example.org/')],
    ['a request to this machine', 'TypeError', () => fetch('http://127.0.0.1:9/')],
    ['another Trusted Types policy', 'TypeError', () => (window as unknown as TrustedTypesWindow).trustedTypes.createPolicy('mine', {})],
  ];
  /* eslint-enable no-eval, no-new-func */
  for (const [what, error, code] of blocked) {
    test(what, async () => {
      expect(await asPage(code)).toBe(error);
    });
  }

  test('a script element with text', async () => {
    const ran = await running.page.evaluate(
      () =>
        new Promise<boolean>((resolve) =>
          setTimeout(() => {
            const script = document.createElement('script');
            try {
              script.appendChild(document.createTextNode('window.wasRun = true'));
              document.head.append(script);
            } catch {
              // Trusted Types may refuse even to add it.
            }
            setTimeout(() => resolve('wasRun' in window));
          }),
        ),
    );
    expect(ran).toBe(false);
  });

  test('an image, a frame and a socket of the network', async () => {
    const events = await running.page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const seen: string[] = [];
          document.addEventListener('securitypolicyviolation', (event) => {
            seen.push(event.effectiveDirective);
            if (seen.length === 3) resolve([...seen].sort());
          });
          setTimeout(() => {
            new Image().src = 'https://example.org/x.png';
            const frame = document.createElement('iframe');
            frame.src = 'https://example.org/';
            document.body.append(frame);
            try {
              new WebSocket('wss://example.org/');
            } catch {
              // Refused with an exception as well as with the event.
            }
          });
        }),
    );
    expect(events).toEqual(['connect-src', 'frame-src', 'img-src']);
    await running.page.evaluate(() => document.querySelector('iframe')?.remove());
  });
});

test('app:// serves only files of the page, only to GET', async () => {
  const status = (address: string, method = 'GET') =>
    running.page.evaluate(([to, how]) => fetch(to, { method: how }).then((response) => response.status), [address, method] as const);
  expect(await status('/index.html')).toBe(200);
  expect(await status('/..%2f..%2fpackage.json')).toBe(404);
  expect(await status('/..%5c..%5cpackage.json')).toBe(404);
  expect(await status('/%ff.html')).toBe(404);
  expect(await status('/missing.js')).toBe(404);
  expect(await status('/index.html', 'POST')).toBe(404);
});

test('every response carries the policy', async () => {
  const headers = await running.page.evaluate(async () => {
    const { headers: received } = await fetch('/index.html');
    return [received.get('content-security-policy'), received.get('x-content-type-options'), received.get('cross-origin-opener-policy')];
  });
  expect(headers[0]).toContain("default-src 'none'");
  expect(headers.slice(1)).toEqual(['nosniff', 'same-origin']);
});

test('permissions are refused', async () => {
  expect(await running.page.evaluate(() => Notification.requestPermission())).toBe('denied');
  expect(await asPage(() => navigator.mediaDevices.getUserMedia({ video: true }))).toMatch(/NotAllowedError|NotFoundError/);
  const geolocation = await running.page.evaluate(
    () => new Promise<number>((resolve) => navigator.geolocation.getCurrentPosition(() => resolve(0), ({ code }) => resolve(code))),
  );
  expect(geolocation).toBe(1);
});

test('main refuses wrong data with a sentence and does not do the work', async () => {
  const refusals = await running.page.evaluate(async () => {
    const bridge = window.gradientLab as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const refusal = (promise: Promise<unknown>) => promise.then(() => 'done', (error: Error) => error.message);
    return [
      await refusal(bridge['saveSettings']({ language: 'zh', theme: 'dark', path: '/tmp/x' })),
      await refusal(bridge['keepRecovery']('{')),
      await refusal(bridge['keepRecovery']('{"__proto__":{}}')),
      await refusal(bridge['keepRecovery']('['.repeat(100_000) + ']'.repeat(100_000))),
      await refusal(bridge['saveModel']('x'.repeat(300), new Uint8Array(1))),
      await refusal(bridge['saveModel']('x.onnx', 'text')),
    ];
  });
  for (const sentence of refusals) expect(sentence).not.toBe('done');
  expect(refusals[0]).toContain('wrong data');
  expect(refusals[3]).toContain('64 levels');
  expect(await running.page.evaluate(() => window.gradientLab.loadSession())).toMatchObject({ recovery: null });
});

// Last, because a prevented navigation leaves the test tool waiting for it.
test('the page cannot leave, and cannot open windows', async () => {
  const opened = await running.page.evaluate(() => window.open('https://example.org/'));
  expect(opened).toBeNull();
  await running.page.evaluate(() => setTimeout(() => (location.href = 'https://example.org/')));
  await running.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  const windows = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()));
  expect(windows).toEqual(['app://ui/index.html']);
});
