import type { PathTaken } from '../../flow-report/path-taken.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Shows a drawing with the path taken lit: blocks with how often the flow came to them, the ways between, and the
 * block where it stands. What failed has its reason. The drawing tells what the flow's author wrote: it is parsed
 * as XML, and the page's content security policy lets nothing in it run.
 */
export function lightUp(pane: HTMLElement, drawing: string, path: PathTaken): void {
  const shown = drawing === '' ? undefined : new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
  if (shown === undefined || shown.localName !== 'svg') {
    pane.replaceChildren();
    return;
  }
  const svg = document.importNode(shown, true);
  lightBlocks(svg, path);
  lightWays(svg, path);
  if (path.blocks.size > 0) {
    svg.classList.add('is-lit');
    svg.querySelector('.begin')?.classList.add('taken');
  }
  pane.replaceChildren(svg);
}

function lightBlocks(svg: Element, { blocks, at, brokeDown }: PathTaken): void {
  for (const card of svg.querySelectorAll('[data-block]')) {
    const id = card.getAttribute('data-block') ?? '';
    const times = blocks.get(id);
    if (times === undefined) continue;
    card.classList.add('lit');
    if (times > 1) addCount(card, times);
    if (id === at) card.classList.add('here');
    if (id === brokeDown?.block) card.classList.add('broke-down');
    const title = card.querySelector('title');
    const now = id === at ? ' The flow is here.' : '';
    if (title !== null) title.textContent += ` Come to ${times === 1 ? 'once' : `${times} times`}.${now}`;
  }
}

function lightWays(svg: Element, { ways }: PathTaken): void {
  for (const { block, branch, times, reason } of ways) {
    const isOfWay = (element: Element) => element.getAttribute('data-branch') === branch;
    const line = [...svg.querySelectorAll('[data-from]')].find(
      (element) => element.getAttribute('data-from') === block && isOfWay(element),
    );
    const card = [...svg.querySelectorAll('[data-block]')].find(
      (element) => element.getAttribute('data-block') === block,
    );
    const row = [...(card?.querySelectorAll('[data-branch]') ?? [])].find(isOfWay);
    for (const element of [line, row]) {
      if (element === undefined) continue;
      element.classList.add('taken');
      if (reason !== undefined) element.classList.add('failed');
    }
    if (row !== undefined && times > 1) row.textContent = `${row.textContent} ×${times}`;
    if (row !== undefined && reason !== undefined) {
      const why = document.createElementNS(SVG, 'title');
      why.textContent = reason;
      row.append(why);
    }
  }
}

function addCount(card: Element, times: number): void {
  const sheet = card.querySelector('.sheet');
  const count = document.createElementNS(SVG, 'text');
  const [x, y, width] = ['x', 'y', 'width'].map((name) => Number(sheet?.getAttribute(name) ?? 0));
  count.setAttribute('x', String((x ?? 0) + (width ?? 0) - 8));
  count.setAttribute('y', String((y ?? 0) + 18));
  count.setAttribute('class', 'count end small');
  count.textContent = `×${times}`;
  card.append(count);
}
