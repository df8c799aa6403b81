/**
 * Runs inside the page and leaves `pictureChecks` there: which texts are cut, covered or outside the window, and which
 * texts and controls overlap, within the element that is photographed. Answers sentences.
 */
{
  /** Pixels that rounding and the slant of letters may take. */
  const slack = 2;
  /** Of each kind of finding, so many are listed. */
  const most = 6;
  const controls = 'button, a[href], input, select, textarea, summary, [role=radio], [role=slider], [role=switch], [role=tab], [role=menuitem]';
  /** Not for the eye, or drawn by a library that stacks boxes on purpose. */
  const unseen = '.visually-hidden, .katex-mathml, option, title, desc, style, script';
  /** What floats above the rest on purpose. */
  const floating = '.floating-list, .floating-note, [role=dialog], [data-bits-floating-content-wrapper], .host, .large';

  /** Some names are for screen readers only, in a box of a pixel. */
  function isTiny(element) {
    for (let each = element; each; each = each.parentElement) if (each.offsetWidth <= 1 && each.offsetHeight <= 1 && getComputedStyle(each).overflowX === 'hidden') return true;
    return false;
  }
  const isShown = (element) => !element.closest(unseen) && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isTiny(element);
  const rectOf = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const widthOf = ({ left, right }) => right - left;
  const heightOf = ({ top, bottom }) => bottom - top;
  const meet = (a, b) => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
  const isEmpty = (rect) => widthOf(rect) <= 0 || heightOf(rect) <= 0;

  function nameOf(element) {
    const named = element.closest('button, [aria-label], [title], section, aside, [data-id]') ?? element;
    const text = (element.textContent || element.getAttribute('aria-label') || '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
    const classes = [...element.classList].filter((each) => !each.startsWith('svelte-')).join('.');
    const within = named === element ? '' : ` in ${named.getAttribute('aria-label') ?? named.tagName.toLowerCase()}`;
    return `<${element.tagName.toLowerCase()}${classes ? `.${classes}` : ''}> "${text}"${within}`;
  }

  /** Every line of text that is drawn within an element, with its box and the element it stands in. */
  function linesOf(scope) {
    const lines = [];
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.data.trim() === '' || !isShown(element)) continue;
      const formula = element.closest('.katex');
      if (formula) {
        if (lines.at(-1)?.element !== formula) lines.push({ element: formula, box: rectOf(formula.getBoundingClientRect()) });
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = element.closest('svg') ? [element.getBoundingClientRect()] : [...range.getClientRects()];
      for (const box of boxes) if (box.width > 1 && box.height > 1) lines.push({ element, box: rectOf(box) });
    }
    return lines;
  }

  /** The part of a box that its ancestors let through, and the one that cuts it; what scrolls does not count as cutting. */
  function seenThrough(element, whole) {
    let box = whole;
    let cutter = null;
    const reachable = { x: false, y: false };
    let { position } = getComputedStyle(element);
    for (let ancestor = element; ancestor && ancestor !== document.documentElement; ancestor = ancestor.parentElement) {
      const style = getComputedStyle(ancestor);
      if (ancestor !== element && position === 'absolute' && style.position === 'static' && style.transform === 'none') continue;
      const scrolls = (value) => value === 'auto' || value === 'scroll';
      const clips = (value) => value === 'hidden' || value === 'clip';
      const isCanvas = ancestor.classList.contains('svelte-flow');
      const edge = ancestor.getBoundingClientRect();
      for (const [axis, low, high, overflow] of [['x', 'left', 'right', style.overflowX], ['y', 'top', 'bottom', style.overflowY]]) {
        if (!scrolls(overflow) && !clips(overflow)) continue;
        if (scrolls(overflow) || isCanvas) reachable[axis] = true;
        const loss = Math.max(edge[low] - box[low], box[high] - edge[high]);
        if (loss > slack && !reachable[axis]) cutter ??= { element: ancestor, axis, loss };
        box = { ...box, [low]: Math.max(box[low], edge[low]), [high]: Math.min(box[high], edge[high]) };
      }
      position = ancestor === element ? position : style.position;
      if (style.position === 'fixed') break;
    }
    return { box, cutter, reachable };
  }

  /** An ellipsis is no defect when pointing at it tells the rest. */
  function isTold(element) {
    const shortened = [element, element.parentElement].some((each) => each && getComputedStyle(each).textOverflow === 'ellipsis');
    return shortened && element.closest('[title]') !== null;
  }

  function isOpaque(element) {
    const { backgroundColor, opacity } = getComputedStyle(element);
    const [, alpha] = /^rgba\(.*, ([\d.]+)\)$/.exec(backgroundColor) ?? [];
    return element.tagName === 'IMG' || (Number(opacity) > 0.9 && Number(alpha ?? 1) > 0.9);
  }

  /** What hides a point of an element, if anything does. */
  function coverAt(element, x, y) {
    for (const above of document.elementsFromPoint(x, y)) {
      if (above === element || above.contains(element) || element.contains(above)) return null;
      if (isOpaque(above)) return above;
    }
    return null;
  }

  function coversOf(element, box) {
    const y = (box.top + box.bottom) / 2;
    const inset = Math.min(3, widthOf(box) / 4);
    return [box.left + inset, (box.left + box.right) / 2, box.right - inset].map((x) => coverAt(element, x, y));
  }

  function overlap(a, b) {
    const shared = meet(a, b);
    return widthOf(shared) > slack && heightOf(shared) > slack;
  }

  /** Lines of text reserve room above and below the letters. */
  const letters = (box) => ({ ...box, top: box.top + 0.2 * heightOf(box), bottom: box.bottom - 0.2 * heightOf(box) });

  function checkLines(lines, found) {
    const seen = [];
    for (const { element, box } of lines) {
      const { box: visible, cutter, reachable } = seenThrough(element, box);
      if (cutter && !isTold(element)) found.cut.add(`cut text: ${nameOf(element)} loses ${Math.round(cutter.loss)} px at ${nameOf(cutter.element).split(' ')[0]}`);
      else if (!reachable.x && !reachable.y && (box.left < -slack || box.top < -slack || box.right > innerWidth + slack || box.bottom > innerHeight + slack)) {
        found.outside.add(`outside the window: ${nameOf(element)}`);
      }
      if (isEmpty(visible)) continue;
      const covers = coversOf(element, visible);
      const cover = covers.find((each) => each !== null);
      if (!covers.includes(null) || cover?.closest(floating)) continue;
      seen.push({ element, box: letters(visible), isText: true });
      if (cover) found.covered.add(`covered text: ${nameOf(element)} by ${nameOf(cover)}`);
    }
    return seen;
  }

  function checkControls(scope, found) {
    const seen = [];
    for (const element of scope.querySelectorAll(controls)) {
      if (!isShown(element) || element.closest('[aria-hidden=true]')) continue;
      const box = rectOf(element.getBoundingClientRect());
      if (element.matches('input:not([type=range], [type=checkbox], [type=radio])') && element.scrollWidth > element.clientWidth + 1) found.cut.add(`cut value: ${nameOf(element)} ${element.value}`);
      const { box: visible, cutter, reachable } = seenThrough(element, box);
      if (isEmpty(box)) continue;
      if (cutter) found.cut.add(`cut control: ${nameOf(element)} loses ${Math.round(cutter.loss)} px at ${nameOf(cutter.element).split(' ')[0]}`);
      else if (!reachable.x && !reachable.y && isEmpty(meet(box, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }))) found.outside.add(`outside the window: ${nameOf(element)}`);
      const covers = isEmpty(visible) ? [] : coversOf(element, visible);
      if (covers.includes(null) && !covers.some((cover) => cover?.closest(floating))) seen.push({ element, box: visible, isText: false });
    }
    return seen;
  }

  function checkOverlaps(things, found) {
    for (const [i, a] of things.entries()) {
      for (const b of things.slice(i + 1)) {
        if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element) || !overlap(a.box, b.box)) continue;
        // A field may carry its unit, a slider its marks.
        if (a.isText !== b.isText && a.element.parentElement === b.element.parentElement) continue;
        found.overlap.add(`overlap: ${nameOf(a.element)} and ${nameOf(b.element)}`);
      }
    }
  }

  globalThis.pictureChecks = (scope) => {
    const found = { cut: new Set(), outside: new Set(), covered: new Set(), overlap: new Set() };
    // Points find what the pointer passes through, too.
    const everything = new CSSStyleSheet();
    everything.replaceSync('* { pointer-events: auto !important }');
    document.adoptedStyleSheets.push(everything);
    try {
      const things = [...checkLines(linesOf(scope), found), ...checkControls(scope, found)];
      checkOverlaps(things, found);
    } finally {
      document.adoptedStyleSheets.pop();
    }
    if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight) found.outside.add('the page scrolls as a whole');
    return Object.values(found).flatMap((each) => [...each].slice(0, most));
  };
}
