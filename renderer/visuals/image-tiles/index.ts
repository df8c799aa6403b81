export { default as ImageTiles } from './View.svelte';
export type { Tile, TilesData } from './encode';
