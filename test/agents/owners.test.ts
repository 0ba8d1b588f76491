import { expect } from 'chai';
import { pino } from 'pino';
import type { Brief } from '../../src/coaching/brief.ts';
import { stageNames } from '../../src/coaching/stages.ts';
import { createBriefMaker } from '../../src/agents/graph.ts';
import { createSpeech } from '../../src/i18n.ts';
import { owners, saidBy, sessionOf, squeezed, stepOf } from './owners.ts';

const maker = createBriefMaker({ speechIn: createSpeech(), logger: pino({ level: 'silent' }) });

/** Every text in a value, however deep. */
const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
};

/** The figures of a text, each as its digits: "5 500" is 5500, and also 5 and 500. */
const figures = (text: string): string[] => [
  ...(text.match(/\d+/gu) ?? []),
  ...(text.match(/\d+(?:[\s.]\d{3})+/gu) ?? []).map((figure) => figure.replace(/\D/gu, '')),
];

const generated = (brief: Brief): string[] =>
  texts([
    brief.value_proposition,
    brief.market_research.data,
    brief.content_generation.data,
    brief.seo_optimization.data,
    brief.template_selection.data,
  ]);

describe("the owners' briefs", () => {
  for (const owner of owners) {
    describe(owner.business, () => {
      const session = sessionOf(owner);
      let brief: Brief;
      before(async () => {
        ({ brief } = await maker.make({ briefId: owner.id, session }));
      });

      it('holds every fact', () => {
        const json = squeezed(JSON.stringify(brief));
        expect(
          owner.must.filter((fact) => !json.includes(squeezed(JSON.stringify(fact).slice(1, -1)))),
        ).to.deep.equal([]);
      });

      it('holds nothing of what was corrected', () => {
        const json = squeezed(JSON.stringify(brief));
        const stale = owner.commands.flatMap((command) => command.stale ?? []);
        expect(stale.filter((phrase) => json.includes(squeezed(phrase)))).to.deep.equal([]);
      });

      it('states no figure of its own', () => {
        const known = new Set(figures(saidBy(session)));
        expect(
          generated(brief)
            .flatMap((text) => text.match(/\d+/gu) ?? [])
            .filter((figure) => !known.has(figure)),
        ).to.deep.equal([]);
      });

      it('is ready for a website, with an offer, prices and a number to call', () => {
        expect(brief.offer.filter((item) => item.price !== undefined)).not.to.deep.equal([]);
        expect(brief.contact.phones).not.to.deep.equal([]);
        expect(brief.is_ready_for_website).to.equal(true);
        expect(brief.scores).to.deep.equal({ completeness: 1, specificity: 0.8, confirmed: 1, live: 0 });
      });

      it('fits what a search page shows', () => {
        const { title, description } = brief.seo_optimization.data as { title: string; description: string };
        expect(title).to.include(owner.business);
        expect(title.length).to.be.at.most(60);
        expect(description.length).to.be.within(20, 155);
      });
    });
  }
});

describe('a brief of what was said', () => {
  const owner = owners[0]!;
  const make = async (changes: Parameters<typeof sessionOf>[1]) =>
    (await maker.make({ briefId: 'b', session: sessionOf(owner, changes) })).brief;

  it("uses the statement that was confirmed, and keeps the owner's words as its provenance", async () => {
    const steps = {
      vision: stepOf('vision', 'moi je veux 40 boutiques', { statement: 'Vendre dans 40 boutiques.' }),
    };
    const brief = await make({ steps });
    expect(brief.vision).to.equal('Vendre dans 40 boutiques.');
    expect(brief.provenance['vision']).to.deep.equal({
      from: 'coach',
      confirmed: true,
      words: 'moi je veux 40 boutiques',
    });
  });

  it('composes the value proposition of whole sentences, and says of which', async () => {
    const brief = await make({});
    expect(brief.provenance['value_proposition']).to.deep.include({
      made_of: ['mission', 'differentiation'],
    });
    const stated = `${brief.mission} ${brief.differentiation}`;
    for (const sentence of brief.value_proposition.split(/(?<=\.)\s/)) expect(stated).to.include(sentence);
  });

  it('names every gap, and is not ready', async () => {
    const brief = await make({
      businessName: null,
      steps: {
        vision: stepOf('vision', 'Nourrir le quartier.', { state: 'kept', missing: ['horizon'] }),
        mission: stepOf('mission', 'à moitié tapé', { state: 'open' }),
        offre: stepOf('offre', 'un brouillon', { state: 'skipped', missing: ['answer'] }),
      },
    });
    expect(brief.gaps).to.have.members([
      'business_name',
      'vision.horizon',
      'mission',
      'clientele',
      'differentiation',
      'offre',
      'contact',
      'agent.research',
    ]);
    expect(brief.is_ready_for_website).to.equal(false);
    expect(brief.provenance['vision']).to.include({ confirmed: false });
    expect(JSON.stringify(brief)).not.to.match(/à moitié tapé|un brouillon/);
    expect(brief.scores.completeness).to.equal(0.3);
  });

  for (const [lacking, changes] of [
    ['a name', { businessName: null }],
    [
      'an offer that was confirmed',
      {
        steps: { ...sessionOf(owner).steps, offre: stepOf('offre', owner.answers.offre, { state: 'kept' }) },
      },
    ],
    ['a way to be reached', { steps: { offre: stepOf('offre', 'Bissap 33 cl : 300 FCFA.') } }],
    ['an offer', { steps: { vision: stepOf('vision', 'Appelez le 77 000 01 02.') } }],
  ] as const) {
    it(`is not ready for a website without ${lacking}`, async () => {
      expect((await make(changes)).is_ready_for_website).to.equal(false);
    });
  }

  it('says of every part whose it is', async () => {
    const { provenance } = await make({});
    expect(provenance['market_research']).to.deep.equal({ from: 'template', confirmed: false });
    const parts = ['content_generation', 'logo_creation', 'seo_optimization', 'template_selection'];
    expect(Object.keys(provenance)).to.include.members([
      ...parts,
      'business_name',
      'vision',
      'offer',
      'contact',
    ]);
  });

  it('shows nothing that is still to be filled in, but in the draft itself', async () => {
    const draft = 'Dans ___ ans, du bissap partout. Moins de sodas pour les enfants.';
    const steps = {
      ...sessionOf(owner).steps,
      vision: stepOf('vision', draft, { source: 'proposal', missing: ['blanks'] }),
      mission: stepOf('mission', 'Presser le bissap pour ___.', { source: 'proposal' }),
      offre: stepOf('offre', 'Bissap 33 cl : 300 FCFA. Bouye 33 cl : ___ FCFA. WhatsApp 77 000 01 02.'),
    };
    const brief = await make({ steps });
    expect(brief.vision).to.equal(draft);
    expect(brief.gaps).to.include('vision.blanks');
    const shown = [brief.value_proposition, brief.content_generation.data, brief.seo_optimization.data];
    expect(JSON.stringify(shown)).not.to.include('__');
    expect(JSON.stringify(brief.content_generation.data))
      .to.include('Moins de sodas')
      .and.include('300 FCFA');
  });

  it('is made of an empty session too', async () => {
    const {
      sector: _sector,
      place: _place,
      ...session
    } = sessionOf(owner, { businessName: null, steps: {} });
    const { brief } = await maker.make({ briefId: 'b', session });
    expect(brief.gaps).to.include.members([...stageNames, 'business_name', 'sector', 'location', 'contact']);
    expect(brief.scores).to.deep.equal({ completeness: 0, specificity: 0, confirmed: 0, live: 0 });
  });
});
