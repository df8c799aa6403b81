export { default as StepPanel } from './StepPanel.svelte';
