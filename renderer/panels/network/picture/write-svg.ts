/** A network as an SVG file that stands for itself: no script, no style sheet, nothing loaded. Pure. */
import type { Annotation } from '@core/network/network';
import type { Text } from '@core/tensor/text';
import { shortCount } from '../../../diagram/scales/number-text';
import { fitted, wrapped } from './fit-text';
import type { NetworkPicture, PictureCard, PictureWire } from './picture';
import { element, escaped } from './xml';

export interface PictureStyle {
  /** For screen readers, in words. */
  readonly title: string;
  readonly description: string;
  /** The value of a color token, e.g. `#fffefb` for `--panel`. */
  readonly color: (token: string) => string;
  readonly say: (text: Text) => string;
}

const sans = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";
const mono = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

export function writeSvg({ bounds, cards, wires, annotations }: NetworkPicture, style: PictureStyle): string {
  const { x, y, width, height } = bounds;
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', viewBox: [x, y, width, height].join(' '), width, height, role: 'img', 'aria-labelledby': 'title description', 'font-family': sans };
  const notes = (kind: Annotation['kind']) => annotations.filter((annotation) => annotation.kind === kind);
  return element('svg', attributes, [
    element('title', { id: 'title' }, escaped(style.title)),
    element('desc', { id: 'description' }, escaped(style.description)),
    element('rect', { x, y, width, height, fill: style.color('--background') }),
    ...notes('frame').map((annotation) => frame(annotation, style)),
    ...wires.map((wire) => connection(wire, style)),
    ...cards.map((each) => card(each, style)),
    ...notes('comment').map((annotation) => comment(annotation, style)),
  ]);
}

function line(text: string, width: number, attributes: { readonly 'font-size': number } & Readonly<Record<string, string | number>>): string {
  const fit = fitted(text, width, attributes['font-size']);
  return element('text', { ...attributes, ...fit.attributes }, escaped(fit.text));
}

/** Distances are those of the canvas (LayerNode.svelte). */
function card({ id, box: { x, y, width, height }, name, kind, color, shape, parameterCount, isWrong, ports }: PictureCard, { color: valueOf, say }: PictureStyle): string {
  const [left, right] = [x + 11, x + width - 11];
  const edge = isWrong ? { stroke: valueOf('--alarm'), 'stroke-opacity': 1 } : { stroke: valueOf('--line-strong'), 'stroke-opacity': 0.5 };
  const small = { y: y + 39.5, 'font-size': 12, fill: valueOf('--ink-soft') };
  return element('g', { class: 'layer', 'data-layer': id }, [
    element('title', {}, escaped(name)),
    element('rect', { x, y, width, height, rx: 12, fill: valueOf('--panel'), ...edge }),
    element('rect', { x: left, y: y + 12.5, width: 8, height: 8, rx: 3, fill: valueOf(color) }),
    line(name, right - left - 15, { x: left + 15, y: y + 21, 'font-size': 13, 'font-weight': 600, fill: valueOf('--ink') }),
    element('text', { ...small, x: left }, escaped(shape)),
    parameterCount > 0 ? element('text', { ...small, x: right, 'text-anchor': 'end' }, shortCount(parameterCount)) : '',
    kind && height > 60 ? line(say(kind), right - left, { x: left, y: y + 65, 'font-size': 11, fill: valueOf(color) }) : '',
    ...ports.map((port) => element('circle', { cx: port.x, cy: port.y, r: 5, fill: valueOf('--panel'), stroke: valueOf('--line-strong'), 'stroke-width': 2 })),
  ]);
}

function connection({ id, path, end, shape, label, isWrong }: PictureWire, { color }: PictureStyle): string {
  const stroke = color(isWrong ? '--alarm' : '--forward');
  const middle = { x: label.x + label.width / 2, y: label.y + label.height / 2 + 4 };
  return element('g', { class: 'connection', 'data-connection': id }, [
    element('path', { d: path, fill: 'none', stroke, 'stroke-width': 1.6, ...(isWrong ? { 'stroke-dasharray': '5 4' } : { 'stroke-opacity': 0.55 }) }),
    element('path', { d: `M${end.x - 5},${end.y}l-6,-4v8z`, fill: stroke }),
    shape ? element('rect', { x: label.x, y: label.y, width: label.width, height: label.height, rx: 5, fill: color('--background') }) : '',
    shape ? element('text', { ...middle, 'font-family': mono, 'font-size': 11, 'text-anchor': 'middle', fill: color(isWrong ? '--alarm' : '--ink-soft') }, escaped(shape)) : '',
  ]);
}

function frame({ id, text, color: name, position: { x, y }, size }: Annotation, { color }: PictureStyle): string {
  const tint = color(`--annotation-${name}`);
  return element('g', { class: 'frame', 'data-frame': id }, [
    element('rect', { x, y, ...size, rx: 12, fill: tint, 'fill-opacity': 0.07, stroke: tint, 'stroke-opacity': 0.55, 'stroke-width': 1.5 }),
    line(text, size.width - 26, { x: x + 13, y: y + 21, 'font-size': 13, 'font-weight': 650, fill: tint }),
  ]);
}

const commentLine = 19;

function comment({ id, text, color: name, position: { x, y }, size }: Annotation, { color }: PictureStyle): string {
  const tint = color(`--annotation-${name}`);
  const rows = wrapped(text, size.width - 24, 13).slice(0, Math.max(1, Math.round((size.height - 18) / commentLine)));
  return element('g', { class: 'comment', 'data-comment': id }, [
    element('rect', { x, y, ...size, rx: 9, fill: color('--panel') }),
    element('rect', { x, y, ...size, rx: 9, fill: tint, 'fill-opacity': 0.11, stroke: tint, 'stroke-opacity': 0.38 }),
    ...rows.map((row, index) => element('text', { x: x + 12, y: y + 23 + index * commentLine, 'font-size': 13, fill: color('--ink') }, escaped(row))),
  ]);
}
