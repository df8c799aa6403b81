/** Files dropped into the window. Only here is the path of a dropped file known, and only of a drop that a person made. */
import { webUtils } from 'electron';
import { invoke } from '../ipc/invoke';

const openable = /\.(gradlab|onnx)$/i;

export function listenToDrops(): void {
  window.addEventListener('drop', (event) => {
    const file = event.isTrusted ? [...(event.dataTransfer?.files ?? [])].find(({ name }) => openable.test(name)) : undefined;
    if (file) void invoke('openDropped', { path: pathOf(file) });
  });
}

/** Electron before 29 put the path into the file itself. */
const pathOf = (file: File): string => webUtils?.getPathForFile(file) ?? (file as File & { readonly path?: string }).path ?? '';
