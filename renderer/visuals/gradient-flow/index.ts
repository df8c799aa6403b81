/** Gradients flowing back along the connections of a network. */
export { default as GradientFlow } from './GradientFlow.svelte';
export { encodeFlow, extremes, type FlowMark } from './encode';
