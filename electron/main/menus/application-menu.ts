/** The application menu. Its items send command ids; what a command does is the page's business. */
import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../ipc/bridge';
import { sendToPage } from '../../ipc/handle';
import { request } from '../files/file-requests';
import { knownFiles } from '../files/kept';
import type { KnownFile } from '../files/known-files';
import { language, onSettingsChange } from '../files/settings';
import { menuTexts } from './texts';

const isMac = process.platform === 'darwin';
const line: MenuItemConstructorOptions = { type: 'separator' };

/** Sets the menu, and again whenever the language changes. */
export function setUpMenu(): void {
  const rebuild = (): void => Menu.setApplicationMenu(Menu.buildFromTemplate(template()));
  onSettingsChange(rebuild);
  knownFiles().onChange(rebuild);
  rebuild();
}

function template(): MenuItemConstructorOptions[] {
  const text = menuTexts[language()];
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>, label: string) => ({ role: name, label });
  const file = [
    item('newProject', 'CmdOrCtrl+N'),
    item('openProject', 'CmdOrCtrl+O'),
    { label: text.openRecent, submenu: knownFiles().list.map(recent) },
    line,
    item('saveProject', 'CmdOrCtrl+S'),
    item('saveProjectAs', 'CmdOrCtrl+Shift+S'),
    line,
    item('openImages', 'CmdOrCtrl+I'),
    item('exportModel', 'CmdOrCtrl+E'),
    line,
    isMac ? role('close', text.close) : role('quit', text.quit),
  ];
  const edit = [
    item('undo', 'CmdOrCtrl+Z'),
    item('redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    line,
    role('cut', text.cut),
    role('copy', text.copy),
    role('paste', text.paste),
    item('duplicate', 'CmdOrCtrl+D'),
    item('deleteSelection', 'Delete'),
    role('selectAll', text.selectAll),
    line,
    item('quickAdd', '/'),
    item('editLayer', 'F2'),
    item('arrange'),
  ];
  const run = [item('train', 'CmdOrCtrl+Enter'), item('pause', 'CmdOrCtrl+.'), item('step', 'CmdOrCtrl+Shift+Enter'), line, item('reset')];
  const developer = app.isPackaged ? [] : [line, role('toggleDevTools', text.developerTools)];
  const view = [
    item('showNetwork', 'CmdOrCtrl+1'),
    item('showPhotos', 'CmdOrCtrl+2'),
    item('showGates', 'CmdOrCtrl+3'),
    item('showDescent', 'CmdOrCtrl+4'),
    item('showOutline', 'CmdOrCtrl+Shift+O'),
    line,
    item('zoomToFit', 'F'),
    item('zoomToSelection', 'Shift+F'),
    item('zoomToLifeSize', '0'),
    line,
    role('zoomIn', text.zoomIn),
    role('zoomOut', text.zoomOut),
    role('resetZoom', text.actualSize),
    line,
    role('togglefullscreen', text.fullScreen),
    ...developer,
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: text.file, submenu: file },
    { label: text.edit, submenu: edit },
    { label: text.run, submenu: run },
    { label: text.view, submenu: view },
    { label: text.window, submenu: [role('minimize', text.minimize)] },
    { role: 'help', label: text.help, submenu: [item('showCommands', 'CmdOrCtrl+K'), item('showKeys', 'F1')] },
  ];
}

/** Here the whole path is shown: two files may have the same name. */
const recent = (file: KnownFile): MenuItemConstructorOptions => ({ label: file.path, click: () => request(file.path) });

/** The keys are shown here and handled by the page, which knows whether a text field has them. */
function item(command: MenuCommand, accelerator?: string): MenuItemConstructorOptions {
  return { label: menuTexts[language()][command], accelerator, registerAccelerator: false, click: () => tell(command) };
}

function tell(command: MenuCommand): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window) sendToPage(window.webContents, 'command', command);
}
