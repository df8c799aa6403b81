/** Where charts hand what is to leave them. The app provides it; without it a chart has no menu. */
import { getContext, setContext } from 'svelte';
import type { Drawing } from './drawing';
import type { ChartTable } from './table';

export interface ChartDesk {
  readonly copyTable: (table: ChartTable) => void;
  readonly saveTable: (title: string, table: ChartTable) => void;
  readonly saveDrawing: (title: string, kind: 'svg' | 'png', drawing: Drawing) => void;
}

const key = Symbol('chart desk');

export const provideChartDesk = (desk: ChartDesk): ChartDesk => setContext(key, desk);
export const useChartDesk = (): ChartDesk | undefined => getContext<ChartDesk | undefined>(key);
