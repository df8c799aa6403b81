export { default as StepGraphView } from './View.svelte';
