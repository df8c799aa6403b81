/** What travels on the connections at a moment of a step. */
export { default as StepFlow } from './View.svelte';
