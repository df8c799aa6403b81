/**
 * A document on the canvas: the network, or a gate circuit. The canvas and everything on it get it with `useEditor()`,
 * commands as `app.editor`.
 */
import { createContext } from 'svelte';
import { moveLayers } from '@core/network/edit';
import type { Network } from '@core/network/network';
import type { Position } from '@core/network/place';
import type { Box } from '../diagram/geometry/card';
import { m } from '../messages/generated/messages.js';
import type { Desk } from './editing';
import { followContents } from './editing/annotations';
import type { StepLabel } from './history';
import { arrangeAside } from './layout/arrange-aside';
import { networkRules, type Rules } from './network-rules';
import { Project, type Belongings } from './project.svelte';
import { Selection } from './selection.svelte';

/** The part of the drawing that a person moved the view to. */
export interface ChosenView {
  readonly network: string;
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What the canvas lends to commands while it is shown. */
export interface Stage {
  /** Where layers, comments and frames are, by id. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Where the pointer is, in canvas pixels; `null` while it is elsewhere. */
  readonly pointer: Position | null;
  /** The middle of what is in view, in canvas pixels. */
  readonly center: Position;
  /** Glides to these, or to everything. */
  readonly show: (ids?: readonly string[]) => void;
  /** 1 is life-size. */
  readonly zoomTo: (zoom: number) => void;
}

export class Editor implements Desk {
  readonly selection = new Selection();
  readonly project: Project;
  /** Kept while another workspace is shown; `null` while the document is shown as a whole. */
  view: ChosenView | null = null;
  /** Opens the list of layers at the pointer; `null` while no canvas shows the document. */
  quickAdd: (() => void) | null = null;
  /** `null` while the canvas is not shown. */
  stage: Stage | null = $state.raw(null);
  /** Id of the comment or frame whose text is being written. */
  writing: string | null = $state(null);
  /** Whether its layers are being searched. */
  searching = $state(false);
  /** Counts the documents that were opened; the canvas shows each as a whole. */
  #opened = $state(0);

  /** Counts the tidy arrangements that were asked for; the canvas lets the cards glide there. */
  #arranged = $state(0);
  #arranging = new AbortController();

  constructor(network: Network, rules: Rules = networkRules, belongings?: Belongings) {
    this.project = new Project(network, this.selection, rules, belongings);
  }

  /** The view as it is written down; nothing while the document is shown as a whole. */
  get place(): { readonly view?: Omit<ChosenView, 'network'> } {
    // The view of a block says nothing about the network that is written down.
    if (!this.view || this.project.openedBlock) return {};
    const { x, y, zoom } = this.view;
    return { view: { x, y, zoom } };
  }

  get opened(): number {
    return this.#opened;
  }

  get arranged(): number {
    return this.#arranged;
  }

  /** Puts all layers in order, as one undoable step; an edit meanwhile, or another call, calls it off. */
  async arrange(): Promise<void> {
    const { network } = this.project;
    this.#arranging.abort();
    const { signal } = (this.#arranging = new AbortController());
    const { rules } = this.project;
    const positions = rules.arrange?.(network) ?? await arrangeAside(network, signal).catch((problem: unknown) => {
      if (!signal.aborted) throw problem;
    });
    if (!positions || this.project.network !== network) return;
    this.view = null;
    this.#arranged++;
    this.project.edit(() => m.edit_arrange(), followContents(moveLayers(network, positions), this.stage?.boxes ?? new Map(), positions));
  }

  /** Shows the inside of an instance, the way back to one of the outer levels, or the network itself. */
  goInside(trail: readonly string[]): void {
    this.project.goInside(trail);
    this.view = null;
    this.#opened++;
  }

  /** Shows the inside of a layer that is an instance of a block; of another layer there is none. */
  openInstance(id: string): void {
    const layer = this.project.network.layers.find((each) => each.id === id);
    if (layer && this.project.blockOf(layer)) this.goInside([...this.project.trail, id]);
  }

  /** From the inside of an instance to the drawing that holds it, with the instance selected. */
  leave(): void {
    this.goBackTo(this.project.trail.length - 1);
  }

  /** Back to an outer drawing, 0 for the document itself, with the instance selected that was left. */
  goBackTo(depth: number): void {
    const { trail } = this.project;
    this.goInside(trail.slice(0, depth));
    this.selection.set(trail.slice(depth, depth + 1));
  }

  /** Replaces the document, as one undoable step; shown as a whole unless `view` says otherwise. */
  open(label: StepLabel, network: Network, view: Omit<ChosenView, 'network'> | null = null): void {
    this.project.exchange(label, network);
    this.view = view && { ...view, network: network.name };
    this.#opened++;
  }
}

export const [useEditor, provideEditor] = createContext<Editor>();
