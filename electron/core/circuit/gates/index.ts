/** The registry of gates: the only place a gate file is named. In the order of the palette. */
import { add } from './add';
import { constant } from './constant';
import type { GateDefinition } from './definition';
import { exp } from './exp';
import { log } from './log';
import { max } from './max';
import { min } from './min';
import { multiply } from './multiply';
import { negate } from './negate';
import { power } from './power';
import { reciprocal } from './reciprocal';
import { relu } from './relu';
import { sigmoid } from './sigmoid';
import { sqrt } from './sqrt';
import { subtract } from './subtract';
import { tanh } from './tanh';
import { variable } from './variable';

export const gates = {
  ...{ variable, constant },
  ...{ add, multiply, subtract, max, min, power },
  ...{ negate, reciprocal, exp, log, sqrt, sigmoid, tanh, relu },
} satisfies Record<string, GateDefinition>;

export type GateKind = keyof typeof gates;

/** The definition of a gate kind, or `undefined` if there is none. */
export const gateNamed = (kind: string): GateDefinition | undefined => (Object.hasOwn(gates, kind) ? gates[kind as GateKind] : undefined);
