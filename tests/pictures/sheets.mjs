/** Contact sheets: the four modes of a screen beside one another in one picture, and a page that shows all sheets. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** A sheet is at most so wide, so that what a person opens it with does not shrink it further. */
const widest = 2560;
const gap = 16;
const title = 24;
const paper = '#808890';
const ink = '#ffffff';

/** @param cells for each mode its name and its pictures, which are stacked. */
export async function makeSheet(file, cells) {
  const loaded = await Promise.all(cells.map(async ({ name, pictures }) => ({ name, images: await Promise.all(pictures.map((each) => loadImage(each))) })));
  const width = Math.max(...loaded.flatMap(({ images }) => images.map((image) => image.width)));
  const height = Math.max(...loaded.map(({ images }) => images.reduce((sum, image) => sum + image.height + gap, -gap)));
  const scale = Math.min(1, (widest - 3 * gap) / 2 / width);
  const cell = { width: Math.round(scale * width) + gap, height: Math.round(scale * height) + title + gap };
  const canvas = createCanvas(2 * cell.width + gap, Math.ceil(cells.length / 2) * cell.height + gap);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = ink;
  context.font = '14px sans-serif';
  context.imageSmoothingQuality = 'high';
  for (const [i, { name, images }] of loaded.entries()) {
    const x = gap + (i % 2) * cell.width;
    let y = gap + Math.floor(i / 2) * cell.height;
    context.fillText(name, x, y + 12);
    y += title;
    for (const image of images) {
      context.drawImage(image, x, y, scale * image.width, scale * image.height);
      y += scale * (image.height + gap);
    }
  }
  writeFileSync(file, await canvas.encode('png'));
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** @param screens name, sheets and pictures as paths below the folder, findings as sentences. */
export function writeIndex(folder, screens) {
  const picture = (file, alt) => `<a href="${escaped(file)}"><img src="${escaped(file)}" alt="${escaped(alt)}" loading="lazy"></a>`;
  const links = (files) => files.map((file) => `<a href="${escaped(file)}">${escaped(path.posix.basename(file, '.png'))}</a>`).join(' · ');
  const list = (findings) => (findings.length > 0 ? `<ul>${findings.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>` : '');
  const sections = screens.map(({ name, sheets, pictures, findings }) =>
    `<section id="${escaped(name)}"><h2>${escaped(name)}</h2>${list(findings)}${sheets.map((file) => picture(file, `${name}, all modes`)).join('')}<p>${links(pictures)}</p></section>`);
  const style = 'body{margin:2rem;font:15px system-ui;background:#f4f5f7;color:#1c2430}img{max-width:100%;margin:.5rem 0}nav a{margin-right:.8em}li{color:#a3261d}';
  const menu = screens.map(({ name }) => `<a href="#${escaped(name)}">${escaped(name)}</a>`).join(' ');
  writeFileSync(path.join(folder, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gradient Lab, pictures</title><style>${style}</style><h1>Gradient Lab</h1><nav>${menu}</nav>${sections.join('\n')}</html>\n`);
}
