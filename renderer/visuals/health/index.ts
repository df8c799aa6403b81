/** The mark and the words for how healthy training is in a layer. */
export { default as HealthMark } from './HealthMark.svelte';
export { healthText } from './words';
