/** What is wrong with the training, and what to try. */
export { default as AlarmBar } from './AlarmBar.svelte';
