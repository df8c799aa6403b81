import type { LayerStatistics } from '@core/training/statistics';

/** The layer with the largest share; `undefined` if none has one. */
export function worst(statistics: ReadonlyMap<string, LayerStatistics>, shareOf: (each: LayerStatistics) => number | undefined): { readonly layer: string; readonly share: number } | undefined {
  let found: { layer: string; share: number } | undefined;
  for (const each of statistics.values()) {
    const share = shareOf(each);
    if (share !== undefined && share > (found?.share ?? -1)) found = { layer: each.layer, share };
  }
  return found;
}
