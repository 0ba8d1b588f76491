import Pdf from 'pdfkit';
import type { Weight } from './fonts.ts';
import { linesOf, type Line } from './lines.ts';

const margin = 56;
const footer = 34;
const leading = 1.42;

export interface Style {
  size: number;
  weight?: Weight;
  colour: string;
  /** Points above the block, left out at the head of a page. */
  above?: number;
  /** Points by which the block is set in from the side where lines begin. */
  inset?: number;
  /** Points kept free at the side where lines end. */
  outset?: number;
}

interface Options {
  title: string;
  language: string;
  direction: 'ltr' | 'rtl';
  created: Date;
}

type Structure = PDFKit.PDFStructureElement;

/** An A4 document that is written from top to bottom, tagged for readers who listen to it. */
export class Sheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly #options: Options;
  #parent: Structure;
  #y = margin;

  constructor(options: Options) {
    this.#options = options;
    this.#doc = new Pdf({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      tagged: true,
      lang: options.language,
      displayTitle: true,
      pdfVersion: '1.7',
      // No built-in font is wanted: they know neither ŋ nor Arabic. The types do not know that this is allowed.
      font: '',
      info: { Title: options.title, Creator: 'Griot', Producer: 'Griot', CreationDate: options.created },
    });
    this.#parent = this.#doc.struct('Document');
    this.#doc.addStructure(this.#parent);
  }

  /** Points from the top of the page to where the next block begins. */
  get y(): number {
    return this.#y;
  }

  get width(): number {
    return this.#doc.page.width - 2 * margin;
  }

  /** A block of text with the role that it has for a listening reader: `H1`, `H2`, `P`. */
  text(role: string, text: string, style: Style, link?: string): void {
    this.#block(role, text, style, () => this.#flow(text, style, link));
  }

  /** A text at the side where lines end, on the line where the next block begins: a price. Returns its width. */
  aside(text: string, style: Style): number {
    const { lines } = linesOf(text, this.width / 2, this.#typesetting(style));
    const [line] = lines;
    if (lines.length !== 1 || !line) return 0;
    const at = this.#options.direction === 'rtl' ? margin : margin + this.width - line.width;
    this.#room(style.size * leading + (style.above ?? 0));
    const above = this.#y > margin ? (style.above ?? 0) : 0;
    this.#tagged('P', () => this.#draw(line, at, this.#y + above, style));
    return line.width;
  }

  /** A picture at the side where lines begin. The next block begins beside it, if `beside` does it. */
  picture(bytes: Uint8Array, side: number, alt: string): void {
    const x = this.#options.direction === 'rtl' ? margin + this.width - side : margin;
    const figure = { alt, bbox: [x, this.#y, x + side, this.#y + side] };
    this.#parent.add(
      this.#doc.struct('Figure', figure, [
        () => this.#doc.image(Buffer.from(bytes), x, this.#y, { width: side, height: side }),
      ]),
    );
  }

  /** Moves on to at least `y`. */
  downTo(y: number): void {
    this.#y = Math.max(this.#y, y);
  }

  down(points: number): void {
    this.#y += points;
  }

  /** Begins a new page unless `points` are left on this one. */
  keep(points: number): void {
    this.#room(points);
  }

  /** A line across the page. */
  rule(colour: string, above: number, thickness = 0.6): void {
    this.#room(above + thickness);
    this.#y += above;
    this.#ornament(() => this.#doc.rect(margin, this.#y, this.width, thickness).fill(colour));
    this.#y += thickness;
  }

  /** A band of colour at the head of the page. */
  band(colour: string, height: number): void {
    this.#ornament(() => this.#doc.rect(0, 0, this.#doc.page.width, height).fill(colour));
  }

  /** Numbers the pages and hands over the whole. `foot`: what stands below each page. */
  async end(foot: (page: number, of: number) => string, colour: string): Promise<Buffer> {
    const { count } = this.#doc.bufferedPageRange();
    const style = { size: 8.5, colour };
    for (let page = 0; page < count; page++) {
      this.#doc.switchToPage(page);
      const { lines } = linesOf(foot(page + 1, count), this.width, this.#typesetting(style));
      const y = this.#doc.page.height - footer;
      this.#ornament(() => {
        const [line] = lines;
        if (line) this.#draw(line, margin + (this.width - line.width) / 2, y, style);
      }, 'Pagination');
    }
    this.#parent.end();
    const chunks: Buffer[] = [];
    this.#doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => {
      this.#doc.on('end', resolve);
      this.#doc.on('error', reject);
    });
    this.#doc.end();
    await ended;
    return Buffer.concat(chunks);
  }

  #typesetting({ size, weight = 400 }: Style) {
    return { size, weight, direction: this.#options.direction };
  }

  #block(role: string, text: string, { size, above = 0 }: Style, draw: () => void): void {
    if (text.trim() === '') return;
    if (this.#y > margin) this.#y += above;
    this.#room(size * leading);
    this.#tagged(role, draw);
  }

  #tagged(role: string, draw: () => void): void {
    this.#parent.add(this.#doc.struct(role, {}, [draw]));
  }

  #ornament(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.#doc.markContent('Artifact', { type });
    draw();
    this.#doc.endMarkedContent();
  }

  #flow(text: string, style: Style, link?: string): void {
    const { inset = 0, outset = 0 } = style;
    const width = this.width - inset - outset;
    const { lines, rtl } = linesOf(text, width, this.#typesetting(style));
    const pageIsRtl = this.#options.direction === 'rtl';
    const left = margin + (pageIsRtl ? outset : inset);
    for (const line of lines) {
      this.#room(style.size * leading);
      const x = rtl ? left + width - line.width : left;
      this.#draw(line, x, this.#y, style);
      if (link !== undefined) this.#doc.link(x, this.#y, line.width, style.size * leading, link);
      this.#y += style.size * leading;
    }
  }

  #draw(line: Line, left: number, y: number, { size, colour }: Style): void {
    let x = left;
    const baseline = y + size * 1.08;
    for (const run of line.runs) {
      const { name, font } = run.piece;
      // The types do not know that an open font may be given.
      this.#doc.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource);
      this.#doc.font(name, size).fillColor(colour);
      const known = { textWidth: run.width, wordCount: 1 };
      this.#doc.text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', ...known });
      x += run.width;
    }
  }

  #room(points: number): void {
    if (this.#y + points <= this.#doc.page.height - margin) return;
    this.#doc.continueOnNewPage();
    this.#y = margin;
  }
}
