import { expect } from 'chai';
import { getDocumentProxy, getMeta } from 'unpdf';
import { stageNames } from '../../../src/coaching/stages.ts';
import { owners, sessionOf, squeezed, stepOf } from '../../agents/owners.ts';
import { arabicBaker, publishing, speechIn } from './publishing.ts';
import { readPdf } from './reading.ts';

describe('the brief as a PDF', () => {
  const { publish } = publishing();
  const fetchPdf = async (address: string) => (await fetch(`${address}/brief.pdf`)).arrayBuffer();

  for (const owner of owners) {
    it(`holds every fact of ${owner.business}, as text that can be selected`, async () => {
      const { text } = await readPdf(await fetchPdf(await publish(sessionOf(owner))));
      const told = squeezed(text);
      expect(owner.must.filter((fact) => !told.includes(squeezed(fact)))).to.deep.equal([]);
    });
  }

  it('opens in the browser, under a name of the business', async () => {
    const response = await fetch(`${await publish(sessionOf(owners[5]!))}/brief.pdf`);
    expect(response.headers.get('content-type')).to.equal('application/pdf');
    expect(response.headers.get('content-disposition')).to.equal('inline; filename="les-marmites-d-aya.pdf"');
    expect(response.headers.get('cache-control')).to.equal('no-store');
    expect(response.headers.get('content-security-policy')).not.to.include('sandbox');
  });

  it('names its title and language, is tagged, and numbers its A4 pages', async () => {
    const bytes = await fetchPdf(await publish(sessionOf(owners[0]!)));
    const copy = bytes.slice(0);
    const pdf = await getDocumentProxy(new Uint8Array(copy));
    const { info } = await getMeta(pdf);
    expect(info).to.include({ Title: "Fiche d'entreprise : Jus Ndèye", Language: 'fr' });
    expect(await pdf.getMarkInfo()).to.deep.include({ Marked: true });
    const page = await pdf.getPage(1);
    expect(page.view.map(Math.round)).to.deep.equal([0, 0, 595, 842]);
    const roles = JSON.stringify(await page.getStructTree());
    for (const role of ['Document', 'Figure', 'H1', 'H2', 'P']) expect(roles).to.include(`"role":"${role}"`);
    const { text, pages } = await readPdf(bytes);
    expect(text).to.include(`page ${pages} sur ${pages}`);
  });

  it('embeds its fonts, letters of African languages and Arabic among them', async () => {
    const name = 'Sɛbɛn ŋana Ọjà ẹ́yin Ɓaawo';
    const { text } = await readPdf(
      await fetchPdf(await publish(sessionOf(owners[0]!, { businessName: name }))),
    );
    expect(text.normalize('NFC')).to.include(name.normalize('NFC'));
    const { session, change } = arabicBaker();
    const arabic = await readPdf(await fetchPdf(await publish(session, change)));
    expect(arabic.text).to.include('مخبز النور').and.include('22 33 44 55').and.include('120');
    expect(arabic.text).to.include('والذرة للعائلات والمدارس');
  });

  it('lets a long text flow over pages, and cuts nothing', async () => {
    const words = Array.from({ length: 1_600 }, (_, at) => `mot${at}`).join(' ');
    const session = sessionOf(owners[0]!, {
      steps: Object.fromEntries(stageNames.map((stage) => [stage, stepOf(stage, `${stage} ${words}.`)])),
    });
    const { text: read, pages } = await readPdf(await fetchPdf(await publish(session)));
    const text = read.replace(/Jus Ndèye · page \d+ sur \d+/gu, '');
    expect(pages).to.be.above(8);
    for (const stage of stageNames)
      expect(squeezed(text)).to.include(squeezed(`${stage} ${words}`).slice(0, 9_000));
  }).timeout(20_000);

  it('tags what goes on over a page on both of them', async () => {
    const words = 'un mot de plus '.repeat(600);
    const session = sessionOf(owners[0]!, { steps: { vision: stepOf('vision', words) } });
    const pdf = await getDocumentProxy(new Uint8Array(await fetchPdf(await publish(session))));
    const onPage = async (number: number) =>
      JSON.stringify(await (await pdf.getPage(number)).getStructTree()).match(/"type":"content"/gu)?.length ??
      0;
    expect(await onPage(1)).to.be.above(0);
    expect(await onPage(2)).to.be.above(0);
  });

  it('says the same each time, whatever was written before', async () => {
    // Letters that are drawn as others with a mark: a font that has written one must still know what the other is.
    for (const [name, later] of [
      ['Ÿ Ǭ', 'Y Ǫ'],
      ['\u063d\u0645', '\u066e\u0645'],
    ] as const) {
      const pdfs = [name, later, name].map(async (businessName) =>
        fetchPdf(await publish(sessionOf(owners[0]!, { businessName }))),
      );
      const texts = await Promise.all(pdfs.map(async (pdf) => (await readPdf(await pdf)).text));
      for (const [at, said] of [name, later, name].entries())
        expect(texts[at]).to.include(`entreprise ${said} Jus`);
    }
  });

  it('breaks a word that no line holds', async () => {
    const word = 'x'.repeat(3_000);
    const session = sessionOf(owners[0]!, { steps: { vision: stepOf('vision', word) } });
    expect(squeezed((await readPdf(await fetchPdf(await publish(session)))).text)).to.include(word);
  });

  it('names sources by their numbers, and links them', async () => {
    const address = await publish(sessionOf(owners[0]!), (brief) => ({
      ...brief,
      market_research: {
        ...brief.market_research,
        data: { ...brief.market_research.data, findings: [{ source: 1, text: 'Bissap sells at 350.' }] },
        sources: [{ title: 'Bissap in Kaolack', url: 'https://example.org/bissap' }],
      },
    }));
    const bytes = await fetchPdf(address);
    const { text } = await readPdf(bytes.slice(0));
    expect(text).to.include('Bissap sells at 350. [1]').and.include('[1] Bissap in Kaolack');
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const links: string[] = [];
    for (let page = 1; page <= pdf.numPages; page++)
      for (const { url } of (await (await pdf.getPage(page)).getAnnotations()) as { url?: string }[])
        if (url !== undefined) links.push(url);
    expect(links).to.deep.equal(['https://example.org/bissap']);
  });

  it('says which parts failed', async () => {
    const failed = { status: 'failed' as const, data: {}, sources: [], warnings: ['failed'], ms: 1 };
    const address = await publish(sessionOf(owners[1]!), (brief) => ({
      ...brief,
      market_research: failed,
      content_generation: failed,
      logo_creation: failed,
      template_selection: failed,
      gaps: ['agent.logo'],
    }));
    const { text } = await readPdf(await fetchPdf(address));
    expect(text.match(/This part could not be made/gu)).to.have.length(3);
    expect(text).to.include(speechIn('en').text('brief:gaps.agent_logo'));
  });
});
