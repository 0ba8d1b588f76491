import { renderAsync } from '@resvg/resvg-js';
import { create } from 'qrcode';

/** White modules that a reader needs around the code. */
const margin = 4;
/** Side of the picture, in pixels: sharp in print at 6 cm. */
const side = 720;

/** A QR code as a drawing: black on white whatever is behind it, since readers need the contrast. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const size = modules.size + 2 * margin;
  let dark = '';
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++)
      if (modules.get(y, x)) dark += `M${x + margin} ${y + margin}h1v1h-1z`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${side}" height="${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${dark}"/></svg>`
  );
}

/** The same as a PNG. */
export async function qrPicture(text: string): Promise<Uint8Array> {
  const options = { fitTo: { mode: 'width', value: side }, font: { loadSystemFonts: false } } as const;
  return (await renderAsync(qrSvg(text), options)).asPng();
}
