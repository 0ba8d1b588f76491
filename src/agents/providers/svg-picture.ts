/** Elements and attributes of a plain drawing. All that is not here is refused: scripts, styles, links, text, pictures. */
const elements = new Set(
  `svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath title desc`.split(
    /\s+/,
  ),
);
const attributes = new Set(
  `xmlns viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform id fill fill-rule fill-opacity stroke
  stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-opacity opacity clip-path clip-rule
  clipPathUnits gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity fx fy preserveAspectRatio version
  color role`.split(/\s+/),
);
const value = /^[\w\s.,#%()+*/:-]*$/;
const reference = /url\(\s*(?!#[\w-]+\s*\))|[a-z]+:(?!\/\/www\.w3\.org\/2000\/svg$)/i;

const tag = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>/gy;
const attribute = /([A-Za-z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A stranger's drawing written anew from what is known to be harmless; undefined where it holds anything else. */
export function plainDrawing(source: string): string | undefined {
  const text = source
    .replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '')
    .replace(/<!--[^<>]*-->/g, '')
    .replace(/<(title|desc)(?:\s[^<>]*)?>[^<>]*<\/\1>/g, '')
    .trim();
  const open: string[] = [];
  let drawn = '';
  let at = 0;
  while (at < text.length) {
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (!found) return undefined;
    const [whole, closes, name = '', given = '', selfClosing] = found;
    if (!elements.has(name) || (name === 'svg') !== (closes ? open.length === 1 : open.length === 0))
      return undefined;
    if (closes) {
      if (open.pop() !== name || given.trim()) return undefined;
      drawn += `</${name}>`;
    } else {
      const kept = plainAttributes(given);
      if (kept === undefined) return undefined;
      drawn += `<${name}${kept}${selfClosing ? '/' : ''}>`;
      if (!selfClosing) open.push(name);
    }
    at += whole.length;
    at += /^\s*/.exec(text.slice(at))![0].length;
    if (open.length === 0 && at < text.length) return undefined;
  }
  return open.length === 0 && drawn !== '' ? drawn : undefined;
}

function plainAttributes(given: string): string | undefined {
  let kept = '';
  for (const [, name = '', double, single] of given.matchAll(attribute)) {
    const said = double ?? single ?? '';
    // Other namespaces' declarations do nothing once nothing of theirs is kept.
    if (name.startsWith('xmlns:') || name.startsWith('data-')) continue;
    if (!attributes.has(name) || !value.test(said) || reference.test(said)) return undefined;
    kept += ` ${name}="${said}"`;
  }
  return kept;
}
