import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createServer } from 'restify';
import { createBriefMaker } from '../../../src/agents/graph.ts';
import { registerBriefPages } from '../../../src/bot/pages/brief.ts';
import type { Brief } from '../../../src/coaching/brief.ts';
import { stageNames, type StageName } from '../../../src/coaching/stages.ts';
import type { Session } from '../../../src/coaching/session.ts';
import { createSpeech } from '../../../src/i18n.ts';
import type { StoredFile } from '../../../src/persistence/ports.ts';
import { owners, sessionOf, stepOf } from '../../agents/owners.ts';

export const speechIn = createSpeech();
const maker = createBriefMaker({ speechIn, logger: pino({ level: 'silent' }) });

/** A server of brief pages with briefs and files in memory, open while the suite that calls this runs. */
export function publishing() {
  const briefs = new Map<string, Brief>();
  const files = new Map<string, StoredFile>();
  const lookups: string[] = [];
  const server = createServer();
  const made = {
    /** The address below which briefs lie. */
    root: '',
    briefs,
    /** Which tokens were looked up. */
    lookups,
    /** Makes and stores a session's brief; the address of its page. */
    publish: async (
      session: Session,
      change: (brief: Brief) => Brief = (brief) => brief,
    ): Promise<string> => {
      const token = randomBytes(32).toString('base64url');
      const { brief, files: found } = await maker.make({ briefId: token, session });
      briefs.set(token, change(brief));
      for (const file of found) files.set(file.path, file);
      return `${made.root}/${token}`;
    },
  };
  before(async () => {
    let url = '';
    registerBriefPages(server, {
      briefs: {
        async findByToken(token) {
          lookups.push(token);
          return briefs.get(token);
        },
      },
      files: { read: async (path) => files.get(path) },
      speechIn,
      publicUrl: () => url,
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${server.address().port}`;
    made.root = `${url}/b`;
  });
  after(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return made;
}

const arabic: Record<StageName, string> = {
  vision: 'بعد 3 سنوات يأكل كل بيت في حي لكصر بنواكشوط خبزا طازجا قبل الساعة 7 صباحا.',
  mission: 'نخبز كل يوم خبزا بالقمح والذرة للعائلات والمدارس. نعجن باليد ونوزع بالدراجة.',
  clientele: 'العائلات التي تشتري كل صباح، وأصحاب المطاعم الصغيرة عبر WhatsApp.',
  differentiation: 'بدل الخبز الصناعي في السوق: خبز بلا سكر، و120 زبونا دائما كل أسبوع.',
  offre: 'رغيف القمح: 20 MRU. خبز الذرة: 25 MRU. واتساب 22 33 44 55. الدفع نقدا.',
};

/** A baker of Nouakchott, whose brief is in Arabic: a language that the sessions do not offer yet. */
export const arabicBaker = (): { session: Session; change: (brief: Brief) => Brief } => ({
  session: sessionOf(owners[0]!, {
    businessName: 'مخبز النور',
    sector: { key: 'bakery', text: 'bakery' },
    place: { text: 'نواكشوط', country: 'MR' },
    steps: Object.fromEntries(stageNames.map((stage) => [stage, stepOf(stage, arabic[stage])])),
  }),
  change: (brief) => ({
    ...brief,
    language: 'ar',
    offer: [
      { text: 'رغيف القمح: 20 MRU', price: '20 MRU' },
      { text: 'خبز الذرة: 25 MRU', price: '25 MRU' },
    ],
    contact: { phones: ['22 33 44 55'], emails: [], channels: ['WhatsApp'] },
  }),
});
