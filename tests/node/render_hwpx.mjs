// Draws each page of a HWPX file: node render_hwpx.mjs FILE prints a JSON list of SVG pictures.
import { readFileSync } from "node:fs";
import init, { HwpDocument } from "@rhwp/core";

const size = (font) => Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
const isWide = (character) => character.codePointAt(0) > 0x2e7f;
// There is no canvas here. Office fonts set Hangul in a square and the rest in half of one.
globalThis.measureTextWidth = (font, text) =>
  [...text].reduce((width, character) => width + size(font) * (isWide(character) ? 1 : 0.5), 0);

await init({ module_or_path: readFileSync(new URL(import.meta.resolve("@rhwp/core/rhwp_bg.wasm"))) });
const pages = new HwpDocument(new Uint8Array(readFileSync(process.argv[2])));
const pictures = Array.from({ length: pages.pageCount() }, (_, number) => pages.renderPageSvg(number));
process.stdout.write(JSON.stringify(pictures));
