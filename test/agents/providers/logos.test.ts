import { Resvg } from '@resvg/resvg-js';
import { expect } from 'chai';
import { pino } from 'pino';
import { createBriefMaker } from '../../../src/agents/graph.ts';
import { paintedLogos } from '../../../src/agents/providers/images.ts';
import { logoAi } from '../../../src/agents/providers/logoai.ts';
import { plainDrawing } from '../../../src/agents/providers/svg-picture.ts';
import { createSpeech } from '../../../src/i18n.ts';
import { startFaultServer, type FaultServer, type Received, type Reply } from '../../support/fault-server.ts';
import { owners, sessionOf } from '../owners.ts';
import { drawing, png } from './vendors.ts';

const limits = { timeoutMs: 3_000, maxBytes: 8 * 1024 * 1024 };
const json = (body: object): Reply => ({ body: JSON.stringify(body) });
const session = sessionOf(owners[0]!);

describe('logos that are ordered', () => {
  let server: FaultServer;
  let answer: (request: Received) => Reply;
  before(async () => (server = await startFaultServer((request) => answer(request))));
  after(() => server.stop());
  beforeEach(() => (server.requests.length = 0));

  const make = async (maker: ReturnType<typeof logoAi>) => {
    const briefs = createBriefMaker({
      speechIn: createSpeech(),
      logger: pino({ level: 'silent' }),
      providers: { logoMaker: maker },
    });
    const { brief, files } = await briefs.make({ briefId: 'b', session });
    const svg = Buffer.from(files.find(({ path }) => path === 'b/logo.svg')!.bytes).toString();
    return { logo: brief.logo_creation, svg, files };
  };
  const ordered = () => make(logoAi({ apiKey: 'logo-key', url: `${server.url}/v1/logos` }, limits));
  const painted = (model = 'gpt-image-1') =>
    make(paintedLogos({ apiKey: 'sk-key', baseUrl: server.url, model }, limits));

  const goodAnswers: Record<string, () => Reply> = {
    'a drawing': () => json({ svg: drawing }),
    'a picture': () => json({ image_base64: png().toString('base64') }),
    'an address of its own': () => json({ logo_url: `${server.url}/logo.png` }),
  };
  for (const [what, good] of Object.entries(goodAnswers)) {
    it(`are drawn anew from ${what}`, async () => {
      answer = ({ path }) => (path === '/logo.png' ? { type: 'image/png', body: png() } : good());
      const { logo, svg, files } = await ordered();
      expect([logo.status, logo.warnings]).to.deep.equal(['live', []]);
      expect(svg).not.to.include(png().toString('base64'));
      const { pixels } = new Resvg(svg).render();
      const middle = 4 * (512 * 1024 + 512);
      expect([...pixels.subarray(middle, middle + 3)], 'the colour of the circle').to.deep.equal([
        0xb3, 0x12, 0x4f,
      ]);
      expect(files.map(({ path }) => path)).to.include.members(['b/logo-512.png', 'b/logo-1024.png']);
      const { headers, body } = server.requests[0]!;
      expect(headers.authorization).to.equal('Bearer logo-key');
      expect(JSON.parse(body)).to.deep.include({ name: 'Jus Ndèye', industry: 'juice drinks' });
    });
  }

  const bad: Record<string, () => Reply> = {
    'a script': () => json({ svg: drawing.replace('</svg>', '<script>alert(1)</script></svg>') }),
    'a file that is no picture': () => json({ image_base64: Buffer.from('GIF89a').toString('base64') }),
    'half a picture': () => json({ image_base64: png().subarray(0, 200).toString('base64') }),
    'nothing but white': () =>
      json({ svg: '<svg viewBox="0 0 9 9"><rect width="9" height="9" fill="#fff"/></svg>' }),
    'a picture as large as a wall': () => {
      const wall = png();
      wall.writeUInt32BE(60_000, 16);
      return json({ image_base64: wall.toString('base64') });
    },
    'an address inside': () => json({ logo_url: 'https://127.0.0.1:1/logo.png' }),
    'an address of our own network': () => json({ logo_url: 'https://192.168.1.1/logo.png' }),
    'an address in the clear': () => json({ logo_url: 'http://192.0.2.1/logo.png' }),
    'a file of this machine': () => json({ logo_url: 'file:///etc/passwd' }),
    'no address': () => json({ logo_url: 'logo.png' }),
    nothing: () => json({ svg: '' }),
  };
  for (const [what, reply] of Object.entries(bad)) {
    it(`are drawn here in the place of ${what}`, async () => {
      answer = reply;
      const { logo, svg } = await ordered();
      expect([logo.status, logo.warnings]).to.deep.equal(['template', ['failed', 'made-here']]);
      expect(svg).not.to.match(/script|<image/);
      expect(server.requests).to.have.lengthOf(1);
    });
  }

  it('are painted without a word of the owner, and lettered here', async () => {
    answer = () => json({ created: 1, data: [{ b64_json: png().toString('base64') }] });
    const { logo, svg, files } = await painted();
    expect([logo.status, logo.data['lettering']]).to.deep.equal(['live', 'name']);
    expect(svg.match(/<image /g)).to.have.lengthOf(1);
    expect(svg).to.match(/<path fill="#[0-9a-f]{6}" d="M/);
    expect(files.map(({ path }) => path))
      .to.include('b/logo-icon.svg')
      .and.not.include('b/logo-mono.svg');
    const request = JSON.parse(server.requests[0]!.body) as { prompt: string };
    expect(server.requests[0]!.path).to.equal('/images/generations');
    expect(request).to.include({ model: 'gpt-image-1', n: 1 }).and.not.have.property('response_format');
    expect(request.prompt)
      .to.include('juice drinks')
      .and.not.match(/Ndèye|Kaolack/);
    await painted('dall-e-3');
    expect(JSON.parse(server.requests[1]!.body)).to.include({ response_format: 'b64_json' });
  });

  it('are not painted of an answer without a picture', async () => {
    answer = () => json({ created: 1, data: [{ url: 'https://example.org/x.png' }] });
    expect((await painted()).logo.warnings).to.deep.equal(['failed', 'made-here']);
  });
});

describe("a stranger's drawing", () => {
  const whole = (inside: string, attributes = '') => `<svg viewBox="0 0 9 9"${attributes}>${inside}</svg>`;

  it('is written anew when it is plain', () => {
    const given = `<?xml version="1.0"?>\n<!-- made by x -->\n<svg xmlns='http://www.w3.org/2000/svg' xmlns:x="urn:x" viewBox="0 0 9 9">
      <title>A & B</title><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
      <path d="M0 0h9" fill="url(#a)" data-name="x"/></svg>`;
    expect(plainDrawing(given)).to.equal(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><path d="M0 0h9" fill="url(#a)"/></svg>',
    );
  });

  for (const hostile of [
    whole('<script>alert(1)</script>'),
    whole('<script href="x"/>'),
    whole('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    whole('<image href="https://example.org/x.png"/>'),
    whole('<image href="/etc/passwd"/>'),
    whole('<use href="#a"/>'),
    whole('<foreignObject><body/></foreignObject>'),
    whole('<style>@import url(https://example.org)</style>'),
    whole('<path d="M0 0" style="fill:red"/>'),
    whole('<path d="M0 0" fill="url(https://example.org/x)"/>'),
    whole('<path d="M0 0" fill="url(//example.org/x)"/>'),
    whole('<path d="M0 0" onclick="alert(1)"/>'),
    whole('', ' onload="alert(1)"'),
    whole('<animate attributeName="d" values="x"/>'),
    whole('<set attributeName="onload" to="x"/>'),
    whole('<text>hello</text>'),
    whole('<path d="M0 0" /> loose words'),
    whole('<g><path d="M0 0"/>'),
    whole('<g></path>'),
    `${whole('')}${whole('')}`,
    '<!DOCTYPE svg [<!ENTITY a "x">]><svg>&a;</svg>',
    '<html></html>',
    '<g><svg></svg></g>',
    '',
    'x',
  ])
    it(`is refused: ${hostile.slice(0, 70)}`, () => expect(plainDrawing(hostile)).to.equal(undefined));
});
