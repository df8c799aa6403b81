/** The loss chart in words and numbers: its legend with what stands at the cursor, and all of it as a table. */
import { m } from '../../messages/generated/messages.js';
import type { LegendEntry } from '../../ui/chart/legend';
import type { ChartTable } from '../../ui/chart/table';
import { readAt, type LossCurveData, type Reading } from './encode';
import { metricName, metricText, metricValue, numberText } from './metric';

/** Without a reading the entries have no values. */
export function legendOf(data: LossCurveData, reading: Reading | null): readonly LegendEntry[] {
  const text = (value: number | null | undefined): string | null => (value == null ? null : numberText(value));
  const validation = reading?.validation;
  return [
    { name: m.chart_training(), color: 'loss', value: text(reading?.trainingLoss) },
    ...(isCharged(data) ? [{ name: m.chart_penalty(), color: 'loss', dash: '1 4', value: text(reading?.penalty) }] : []),
    { name: m.chart_validation(), color: 'loss', dash: '5 3', value: text(validation?.loss) },
    { name: metricName(data.validation.at(-1)), color: 'accent', dash: '1.5 3', value: validation ? metricText(validation) : null },
  ];
}

/** A row for each recorded step; a validation stands in the row of its step. */
export function tableOf(data: LossCurveData): ChartTable {
  const withPenalty = isCharged(data);
  return {
    columns: [m.chart_column_step(), m.chart_training(), ...(withPenalty ? [m.chart_penalty()] : []), m.chart_validation(), metricName(data.validation.at(-1)), ...(data.events?.length ? [m.chart_event()] : [])],
    rows: stepsOf(data).map((step) => [...rowOf(step, readAt(data, step), withPenalty), ...(data.events?.length ? [data.events.filter((event) => event.step === step).map(({ text }) => text).join('; ')] : [])]),
  };
}

function rowOf(step: number, { step: at, trainingLoss, penalty, validation }: Reading, withPenalty: boolean): readonly (string | number)[] {
  const isValidated = validation?.step === step;
  return [step, at === step ? (trainingLoss ?? '') : '', ...(withPenalty ? [penalty ?? ''] : []), isValidated ? validation.loss : '', isValidated ? metricValue(validation) : ''];
}

/** Steps of either kind in order; nearly every validation follows a recorded step. */
function stepsOf({ training, validation, events = [] }: LossCurveData): readonly number[] {
  const recorded = training.map(({ step }) => step);
  const known = new Set(recorded);
  const others = [...new Set([...validation, ...events].map(({ step }) => step))].filter((step) => !known.has(step));
  return others.length === 0 ? recorded : [...recorded, ...others].sort((a, b) => a - b);
}

const isCharged = ({ training }: LossCurveData): boolean => training.at(-1)?.penalty !== undefined;
