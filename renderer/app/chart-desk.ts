/** Charts leave the app as a table on the clipboard or in a file, or as a picture. */
import { csvFormatRows } from 'd3';
import { grouped } from '../diagram/scales/number-text';
import { m } from '../messages/generated/messages.js';
import { pngOf } from '../panels/network/picture/index';
import { copyText } from '../panels/tensors/copy-text';
import type { AppState } from '../state/app-state.svelte';
import type { ChartDesk } from '../ui/chart/desk';
import type { ChartTable } from '../ui/chart/table';

export function chartDesk(app: AppState): ChartDesk {
  const save = (title: string, extension: string, bytes: () => Promise<Uint8Array>) =>
    void app.attempt(async () => {
      const name = await app.bridge.saveModel(`${app.project.network.name} - ${title}.${extension}`, await bytes());
      if (name !== null) app.notices.show('success', () => m.chart_saved({ name }));
    });
  const tooLarge = (width: number, height: number) => new Error(m.export_picture_too_large({ width: grouped(width), height: grouped(height) }));
  return {
    copyTable(table) {
      copyText(csv(table));
      app.notices.show('success', m.chart_copied);
    },
    saveTable: (title, table) => save(title, 'csv', async () => new TextEncoder().encode(csv(table))),
    saveDrawing: (title, kind, drawing) => save(title, kind, async () => (kind === 'svg' ? new TextEncoder().encode(drawing.svg) : pngOf(drawing.svg, drawing, tooLarge))),
  };
}

const csv = ({ columns, rows }: ChartTable): string => csvFormatRows([columns, ...rows].map((row) => row.map(String)));
