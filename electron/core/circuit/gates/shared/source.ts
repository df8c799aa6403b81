/** Gates without inputs, which hold a number. It is their one parameter, so that it is fed, not built in. */
import { numberField, numberIn } from '../../../fields/fields';
import type { Text } from '../../../tensor/text';
import type { GateDefinition } from '../definition';
import { gate } from './gate';

interface Source extends Pick<GateDefinition, 'kind' | 'title' | 'summary' | 'symbol' | 'notation' | 'rule'> {
  readonly help: Text;
  /** Whether training would change it. */
  readonly learned: boolean;
}

/** The field and the parameter of a source with its number. */
export const SOURCE_VALUE = 'value';

/** No number that a person types is larger. */
const most = 1e9;

export const source = ({ help, learned, ...texts }: Source): GateDefinition =>
  gate({
    ...texts,
    family: 'data',
    inputs: [],
    fields: { [SOURCE_VALUE]: numberField({ label: { en: 'Value', zh: '数值' }, help, initial: 1, least: -most, most, step: 0.1 }) },
    parameters: (_inputs, fields) => {
      const parameter = { name: SOURCE_VALUE, shape: [], initializer: { kind: 'constant', value: numberIn(fields, SOURCE_VALUE) } } as const;
      return [learned ? parameter : { ...parameter, learned }];
    },
    build: ({ parameters }) => parameters[SOURCE_VALUE],
    output: () => texts.symbol,
    derivatives: [],
    points: [],
  });
