import type { Request, Response, Server } from 'restify';
import type { SpeechIn } from '../../coaching/speech.ts';
import type { Briefs, Files } from '../../persistence/ports.ts';
import { isLanguage, languageOf } from '../http/language.ts';
import { artefactOf } from './artefacts.ts';
import { briefPage, notFoundPage } from './brief/page.ts';
import type { Found } from './found.ts';
import { sendArtefact, sendFont, sendPage } from './respond.ts';
import { allDesigns } from './site/designs/index.ts';
import { fontFiles } from './site/fonts.ts';
import { sitePage } from './site/page.ts';

interface Rooms {
  briefs: Pick<Briefs, 'findByToken'>;
  files: Pick<Files, 'read'>;
  speechIn: SpeechIn;
  /** Where owners reach this server, without a slash at its end. */
  publicUrl: () => string;
}

/** 32 random bytes in base64url: anything else names no brief, and is not looked up. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** A part of the address; restify's types say nothing of it. */
const parameter = (req: Request, name: 'token' | 'file'): string =>
  (req.params as Readonly<Record<string, string>>)[name] ?? '';

/**
 * The pages of briefs: `/b/<token>` for people, `/b/<token>/site` the website to look at, and beside it what can be
 * taken away. All is made of the stored brief when it is asked for, so that nothing stale is ever served.
 */
export function registerBriefPages(server: Server, { briefs, files, speechIn, publicUrl }: Rooms): void {
  const missing = (req: Request, res: Response): void =>
    sendPage(res, 404, notFoundPage(speechIn(languageOf(req, 'en'))));

  /** Answers with a brief, in its own language; with the page that says so where there is none. */
  const serve =
    (answer: (found: Found, req: Request, res: Response) => Promise<void> | void) =>
    async (req: Request, res: Response): Promise<void> => {
      const token = parameter(req, 'token');
      const brief = tokenShape.test(token) ? await briefs.findByToken(token) : undefined;
      if (!brief) return missing(req, res);
      const { language } = brief;
      const speech = speechIn(isLanguage(language) ? language : 'en');
      const address = `${publicUrl()}/b/${token}`;
      await answer({ brief, speech, address, token }, req, res);
    };

  server.get(
    '/b/:token',
    serve(({ brief, token, speech }, _req, res) => sendPage(res, 200, briefPage(brief, token, speech))),
  );
  server.get(
    '/b/:token/site',
    serve(({ brief, speech }, _req, res) => sendPage(res, 200, sitePage(brief, speech, 'preview'))),
  );
  server.get(
    '/b/:token/:file',
    serve(async (found, req, res) => {
      const artefact = await artefactOf(parameter(req, 'file'), found, files);
      if (artefact) sendArtefact(res, artefact);
      else missing(req, res);
    }),
  );

  let fonts: Map<string, Buffer> | undefined;
  server.get('/fonts/:file', async (req: Request, res: Response) => {
    fonts ??= fontFiles(allDesigns.flatMap(({ faces }) => faces));
    const font = fonts.get(parameter(req, 'file'));
    if (font) sendFont(res, font);
    else missing(req, res);
  });
}
