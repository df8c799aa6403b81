export { default as TrainingDock } from './TrainingDock.svelte';
