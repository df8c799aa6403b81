export { default as LossCurve } from './View.svelte';
export { metricName, metricText, numberText as lossText, percentText } from './metric';
