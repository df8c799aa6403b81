export { default as ConfusionMatrix } from './View.svelte';
export { shareText, type Cell } from './encode';
