/** What a document may hold and when it is right. There is one such object per kind of document. */
import { layerNamed, layers } from '@core/layers';
import type { Fix, LayerDefinition } from '@core/layers/definition';
import { checkNetwork, type NetworkCheck, type Problem } from '@core/network/check';
import { faceOf, type LayerFace } from '@core/network/face';
import { couldWork, fitOf, fitOfBlock, type Fit } from '@core/network/fit';
import { fixesOf } from '@core/network/fixes';
import type { Network } from '@core/network/network';
import type { Position } from '@core/network/place';
import { surroundingsOf } from '@core/network/surroundings';
import type { Shape } from '@core/tensor/tensor';
import { blockFaces, blockOfKind, libraryFaceOf } from './blocks/kinds';

export interface Rules {
  /** What a kind of layer looks like, and what it may be connected with and set to; `undefined` if there is none in this document. */
  readonly layerNamed: (kind: string, network: Network) => LayerFace | undefined;
  /** What a person may choose from, in the order of the palette. */
  readonly kinds: readonly LayerDefinition[];
  /** `entering`: for the inside of a block only, the shapes on its inputs. */
  readonly check: (network: Network, entering?: readonly (Shape | undefined)[]) => NetworkCheck;
  /** What would solve a problem, the most natural first; what the problem itself proposes when left out. */
  readonly fixes?: (network: Network, check: NetworkCheck, problem: Problem) => readonly Fix[];
  /** Whether a new layer would work on examples of these shapes, one for each input; unknown when left out. */
  readonly fit?: (network: Network, inputs: readonly Shape[], definition: LayerFace) => Fit;
  /** What else a person may choose from in this document: blocks, and inside of one its ends. */
  readonly blocks?: (network: Network, isInside: boolean) => readonly LayerFace[];
  /** Whether a layer could work with another one at a port; every one could when left out. */
  readonly couldWork?: (network: Network, check: NetworkCheck, from: string, to: string, port: number) => boolean;
  /** Tidy places; without it those of a network, which takes longer. */
  readonly arrange?: (network: Network) => ReadonlyMap<string, Position>;
  /** What a new layer is called; by its title when left out. */
  readonly nameOf?: (network: Network, face: LayerFace) => string;
}

function fitOfFace(network: Network, inputs: readonly Shape[], { kind }: LayerFace): Fit {
  const surroundings = surroundingsOf(network);
  const definition = layerNamed(kind);
  if (definition) return fitOf(definition, inputs, surroundings);
  const block = blockOfKind(network, kind);
  return block ? fitOfBlock(network, block, inputs, surroundings) : { shape: inputs[0] ?? [] };
}

export const networkRules: Rules = {
  layerNamed: (kind, network) => faceOf(network, kind) ?? libraryFaceOf(kind),
  kinds: Object.values(layers),
  check: (network, entering) => checkNetwork(network, surroundingsOf(network), entering),
  couldWork: (network, check, from, to, port) => {
    const definition = layerNamed(check.layers.get(to)?.layer.kind ?? '');
    return !definition || couldWork(check, from, to, port, definition, surroundingsOf(network));
  },
  fixes: (network, check, problem) => fixesOf(network, check, problem, surroundingsOf(network)),
  fit: fitOfFace,
  blocks: blockFaces,
};
