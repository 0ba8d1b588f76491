import { renderAsync } from '@resvg/resvg-js';
import type { StoredFile } from '../../persistence/ports.ts';
import type { Agent, WarningName } from '../agent.ts';
import type { LogoMaker } from '../ports.ts';
import { drawnLogos } from './draw.ts';
import { pictureName } from './icons.ts';

/** Sides of the PNG files, in pixels: a chat's picture, and print. */
const sizes = [512, 1024] as const;

async function rasterize(svg: string, width: number): Promise<Uint8Array> {
  const options = { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } } as const;
  return (await renderAsync(svg, options)).asPng();
}

/**
 * The logo's files, `<brief id>/logo.svg`, the same as `logo-512.png` and `logo-1024.png`, and `logo-icon.svg` and
 * `logo-mono.svg` where it has them. An owner who has a logo, or wants
 * one later, gets a neutral monogram for previews, with the warning `logo-preview`.
 */
export const logoAgent =
  (maker: LogoMaker): Agent =>
  async ({ briefId, material }, signal) => {
    const wanted = material.logo === 'make';
    const draws = wanted ? maker : drawnLogos;
    const sectorKey = material.sector?.known?.key;
    const logo = await draws.draw(
      {
        kind: wanted ? 'mark' : 'monogram',
        ...(material.name !== null && { name: material.name }),
        ...(sectorKey !== undefined && { sectorKey }),
      },
      signal,
    );
    const pictures = await Promise.all(sizes.map((size) => rasterize(logo.svg, size)));
    const drawings = { 'logo.svg': logo.svg, 'logo-icon.svg': logo.icon, 'logo-mono.svg': logo.mono };
    const files: StoredFile[] = [
      ...Object.entries(drawings).flatMap(([name, svg]) =>
        svg === undefined
          ? []
          : [{ path: `${briefId}/${name}`, type: 'image/svg+xml', bytes: new TextEncoder().encode(svg) }],
      ),
      ...sizes.map((size, at) => ({
        path: `${briefId}/logo-${size}.png`,
        type: 'image/png',
        bytes: pictures[at]!,
      })),
    ];
    const warnings: WarningName[] = [
      ...(wanted ? [] : (['logo-preview'] as const)),
      ...(wanted && material.name !== null && logo.lettering === 'initials'
        ? (['logo-initials'] as const)
        : []),
      ...(wanted && material.name !== null && logo.lettering === 'none'
        ? (['logo-no-letters'] as const)
        : []),
    ];
    return {
      status: draws.live ? 'live' : 'template',
      data: {
        choice: material.logo,
        lettering: logo.lettering,
        colours: logo.colours,
        icon: pictureName(sectorKey),
        files: files.map((file) => file.path.slice(briefId.length + 1)),
      },
      sources: [],
      warnings,
      files,
    };
  };
