/** The one window of the app. */
import { app, BrowserWindow, nativeImage, nativeTheme } from 'electron';
import { log } from '../log';
import icon from '../icon/256x256.png?inline';
import { paths } from '../paths';
import { keepDocument } from './document-window';
import { leastSize } from './place';
import { rememberedPlace, rememberPlace } from './remember-place';

/** `--background` of renderer/styles/tokens.css, so that nothing flashes before the page is drawn. */
const backgrounds = { light: '#f6f5f2', dark: '#15171c' };
const reloadDelay = 500;

const background = (): string => backgrounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'];

/** Opens the window where it stood last time; resolves when the page is there. */
export async function openMainWindow(): Promise<BrowserWindow> {
  const { bounds, maximized } = await rememberedPlace();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    icon: nativeImage.createFromDataURL(icon),
    backgroundColor: background(),
    webPreferences: {
      preload: paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => (maximized ? window.maximize() : window.show()));
  keepUp(window);
  keepDocument(window);
  await window.loadURL('app://ui/index.html');
  return window;
}

/** Background and page follow what happens. */
function keepUp(window: BrowserWindow): void {
  rememberPlace(window);
  window.on('page-title-updated', (event) => event.preventDefault());
  const follow = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`The page stopped (${reason}) and is loaded again.`);
    if (reason !== 'clean-exit') setTimeout(() => window.isDestroyed() || window.webContents.reload(), reloadDelay);
  });
}

/** Brings the window to the front, or opens it if it was closed (macOS). */
export async function showMainWindow(): Promise<void> {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return void (await openMainWindow());
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Only one copy of the app works on the same data; a second start shows the first one's window. */
export function claimSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => void showMainWindow());
  return true;
}
