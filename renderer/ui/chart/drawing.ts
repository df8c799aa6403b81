/**
 * What is drawn on the screen as one SVG file that looks the same elsewhere: colors and letters are written into it,
 * canvases become pictures, and texts and boxes of the page become marks.
 */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}


const namespace = 'http://www.w3.org/2000/svg';
const margin = 12;
const titleHeight = 24;
const gap = 6;

/** Properties that styles give to marks; all of them may be written as attributes. */
const styled = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['opacity', 'visibility', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline'],
  ...['stop-color', 'stop-opacity', 'image-rendering', 'mix-blend-mode', 'paint-order', 'vector-effect'],
] as const;

/** The parts under one another, below the title. */
export function drawingOf(title: string, parts: readonly Element[]): Drawing {
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const width = Math.ceil(Math.max(...boxes.map((box) => box.width)) + 2 * margin);
  const look = getComputedStyle(parts.at(-1)!);
  const root = mark('svg', { xmlns: namespace });
  const background = mark('rect', { width, fill: surfaceOf(parts.at(-1)!) });
  const heading = mark('text', { x: margin, y: margin + 12, fill: look.color, 'font-family': look.fontFamily, 'font-size': 13, 'font-weight': 600 });
  heading.textContent = title;
  root.append(background, heading);
  let y = margin + titleHeight;
  parts.forEach((part, index) => {
    const group = mark('g', { transform: `translate(${margin - boxes[index]!.x},${y - boxes[index]!.y})` });
    addContent(group, part);
    root.append(group);
    y += boxes[index]!.height + gap;
  });
  const height = Math.ceil(y - gap + margin);
  background.setAttribute('height', String(height));
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) root.setAttribute(name, String(value));
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

function addContent(target: Element, element: Element): void {
  for (const node of element.childNodes) {
    if (node instanceof Text) addText(target, node);
    else if (node instanceof SVGSVGElement) addDrawing(target, node);
    else if (node instanceof HTMLCanvasElement) addPicture(target, node, node.toDataURL());
    else if (node instanceof HTMLElement && isShown(node)) {
      addBox(target, node);
      addContent(target, node);
    }
  }
}

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).clipPath === 'none';

/** A text of the page at each line where it stands. */
function addText(target: Element, text: Text): void {
  const value = text.data.trim();
  if (!value || !text.parentElement) return;
  const range = document.createRange();
  range.selectNodeContents(text);
  const box = range.getBoundingClientRect();
  const look = getComputedStyle(text.parentElement);
  const size = parseFloat(look.fontSize);
  const letters = mark('text', { x: box.x, y: box.y + box.height / 2 + size * 0.35, fill: look.color, 'font-family': look.fontFamily, 'font-size': size, 'font-weight': look.fontWeight });
  letters.textContent = value;
  target.append(letters);
}

function addBox(target: Element, element: HTMLElement): void {
  const { backgroundColor, borderTopColor, borderTopWidth, borderRadius } = getComputedStyle(element);
  const isFramed = parseFloat(borderTopWidth) > 0;
  if (backgroundColor === 'rgba(0, 0, 0, 0)' && !isFramed) return;
  const { x, y, width, height } = element.getBoundingClientRect();
  target.append(mark('rect', { x, y, width, height, rx: parseFloat(borderRadius) || 0, fill: plain(backgroundColor), stroke: isFramed ? plain(borderTopColor) : 'none' }));
}

function addPicture(target: Element, source: Element, href: string): void {
  const { x, y, width, height } = source.getBoundingClientRect();
  target.append(mark('image', { x, y, width, height, href, preserveAspectRatio: 'none', 'image-rendering': getComputedStyle(source).imageRendering }));
}

function addDrawing(target: Element, drawing: SVGSVGElement): void {
  if (!isShown(drawing)) return;
  const { x, y, width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  writeStyles(drawing, copy);
  for (const [name, value] of Object.entries({ x, y, width, height })) copy.setAttribute(name, String(value));
  target.append(copy);
}

/** Writes into a copy what styles give to the original. */
function writeStyles(original: Element, copy: Element): void {
  const look = getComputedStyle(original);
  for (const property of styled) {
    const value = look.getPropertyValue(property);
    if (value) copy.setAttribute(property, plain(value));
  }
  if (look.transform !== 'none' && !original.hasAttribute('transform')) copy.setAttribute('transform', look.transform);
  for (const name of ['class', 'style', 'tabindex', 'role']) copy.removeAttribute(name);
  [...original.children].forEach((child, index) => writeStyles(child, copy.children[index]!));
}

/** Mixed colors in the form that every program reads. */
export function plain(value: string): string {
  const mixed = /^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/.exec(value);
  if (!mixed) return value;
  const [red, green, blue] = mixed.slice(1, 4).map((part) => Math.round(Number(part) * 255));
  return `rgba(${red}, ${green}, ${blue}, ${mixed[4] ?? 1})`;
}

/** The color that lies behind an element. */
function surfaceOf(element: Element): string {
  for (let each: Element | null = element; each; each = each.parentElement) {
    const { backgroundColor } = getComputedStyle(each);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
  }
  return 'white';
}

function mark(name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
