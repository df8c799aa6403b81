/** Answers questions about the network beside the page. */
import { questions } from '@core/inspect';
import type { InspectedModel } from '@core/inspect/model';
import type { Network } from '@core/network/network';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { completeWeights } from '@core/training/initialize';
import type { FromInspector, ToInspector } from './messages';

let drawn: Network | null = null;
let plan: NetworkPlan | null = null;
/** Made when the first question comes: a network that cannot be planned says so in the answer. */
let model: (() => InspectedModel) | null = null;

function take({ network, settings, weights }: Extract<ToInspector, { kind: 'model' }>): void {
  if (network) {
    drawn = network;
    plan = null;
  }
  const planned = (): NetworkPlan => (plan ??= planNetwork(drawn!, surroundingsOf(drawn!)));
  let made: InspectedModel | null = null;
  model = () => (made ??= { plan: planned(), parameters: completeWeights(planned(), weights, settings.seed), settings });
}

function answerTo({ question, body }: Extract<ToInspector, { kind: 'ask' }>): FromInspector {
  try {
    return { answer: (questions[question] as (model: InspectedModel, body: unknown) => unknown)(model!(), body) };
  } catch (problem) {
    return { refusal: (problem as Error).message };
  }
}

addEventListener('message', ({ data }: MessageEvent<ToInspector>) => {
  if (data.kind === 'model') take(data);
  else postMessage(answerTo(data));
});
