import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { renderAsync } from '@resvg/resvg-js';
import { ServiceError } from './service-error.ts';
import { serviceFetch, type Limits } from './service-fetch.ts';
import { plainDrawing } from './svg-picture.ts';

/** Side of a picture as it is kept, in pixels; and of the largest and smallest that is taken. */
const side = 512;
const largest = 4_096;
const smallest = 64;

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const picture = (href: string): string => `<image width="1024" height="1024" href="${href}"/>`;
/** A safe picture as a drawing of its own. */
export const framedPicture = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024" width="1024" height="1024">` +
  `<rect width="1024" height="1024" fill="#fff"/>${body}</svg>`;

/**
 * A stranger's picture as elements of SVG, in a square of 1024 units: a PNG drawn anew point by point, or a drawing
 * written anew from what is known to be harmless. Undefined for anything else, and for one that shows nothing.
 */
export async function safePicture(bytes: Uint8Array): Promise<string | undefined> {
  const data = Buffer.from(bytes);
  const isPng = data.subarray(0, 8).equals(pngStart);
  const body = isPng ? pngBody(data) : svgBody(data);
  if (body === undefined) return undefined;
  try {
    const options = { fitTo: { mode: 'width', value: side }, font: { loadSystemFonts: false } } as const;
    const drawn = await renderAsync(framedPicture(body), options);
    if (isOneColour(drawn.pixels)) return undefined;
    return isPng ? picture(`data:image/png;base64,${drawn.asPng().toString('base64')}`) : body;
  } catch {
    return undefined;
  }
}

/** A safe picture about the middle of a drawing 1024 units wide, at a height. */
export const placedAt = (body: string, y: number, radius: number): string =>
  `<g transform="translate(${512 - radius} ${y - radius}) scale(${((2 * radius) / 1024).toFixed(4)})">${body}</g>`;

function pngBody(data: Buffer): string | undefined {
  if (data.length < 33) return undefined;
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const fits = Math.max(width, height) <= largest && Math.min(width, height) >= smallest;
  return fits ? picture(`data:image/png;base64,${data.toString('base64')}`) : undefined;
}

function svgBody(data: Buffer): string | undefined {
  const drawing = plainDrawing(data.toString('utf8'));
  const size = drawing && /^<svg\b[^>]*>/.exec(drawing)?.[0];
  if (!drawing || !size) return undefined;
  const number = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)(?:px)?"`).exec(size)?.[1] ?? 1024);
  const viewBox = / viewBox="([\d.\s,-]+)"/.exec(size)?.[1] ?? `0 0 ${number('width')} ${number('height')}`;
  return `<svg width="1024" height="1024" viewBox="${viewBox}">${drawing.slice(size.length)}`;
}

/** Whether every point is the first one over again: what could not be read is drawn as nothing. */
const isOneColour = (pixels: Buffer): boolean => pixels.subarray(4).equals(pixels.subarray(0, -4));

const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.168.0.0', 16], ['224.0.0.0', 3],
] as const) inside.addSubnet(net, prefix); // prettier-ignore
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

/**
 * The picture at an address that a service named. Only over https and from the open net, or from the service's own
 * host: an answer must not send us round our own network.
 */
export async function fetchPicture(
  service: string,
  address: string,
  own: string,
  limits: Limits,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const bad = () => new ServiceError(service, 'bad-answer');
  if (!URL.canParse(address)) throw bad();
  const url = new URL(address);
  if (url.host !== new URL(own).host) {
    if (url.protocol !== 'https:' || url.username !== '') throw bad();
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = await lookup(host, { all: true }).catch(() => []);
    if (
      found.length === 0 ||
      found.some(({ address: ip }) => inside.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4'))
    )
      throw bad();
  }
  const response = await serviceFetch(service, limits)(url, { signal });
  return new Uint8Array(await response.arrayBuffer());
}
