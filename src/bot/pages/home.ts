import { createHash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { languages, type Language, type SpeechIn } from '../../coaching/speech.ts';
import { encodable } from '../http/encoding.ts';
import { isLanguage, languageOf } from '../http/language.ts';
import { createAssets } from './assets.ts';
import { homePage } from './home/page.ts';

interface Options {
  speechIn: SpeechIn;
  /** For browsers that ask for none of our languages. */
  defaultLanguage: Language;
}

/** Half the weight of the full bundle. It has no Markdown, which is in `home/client/markdown.js`, and no cards. */
const webChat = new URL('webchat-minimal.js', import.meta.resolve('botframework-webchat')).href;
const client = ['chat.js', 'look.js', 'markdown.js', 'visitor.js', 'mark.svg', 'cloth.svg'];
const font = import.meta
  .resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff2');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/**
 * Everything comes from here, and no script or style that stands in the page runs, but for its own style sheet.
 *
 * Web Chat makes its styles at run time: it puts empty `<style>` elements into the page and fills them through the
 * CSSOM, which no policy watches over. So the hash of nothing is all that it needs. Its `nonce` would allow more, and
 * does not reach all of its parts (react-scroll-to-bottom goes without).
 *
 * `blob:` is a file that is being sent, and Web Chat's own animations; `data:` is Web Chat's icons.
 */
const policyOf = (css: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${sha256(css)}' 'sha256-${sha256('')}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** `/`: what Griot is, and the chat. */
export function registerHome(server: Server, { speechIn, defaultLanguage }: Options): void {
  const assets = createAssets(server);
  const folders = {
    webChat: assets.publish([webChat]),
    client: assets.publish(client.map((name) => new URL(`home/client/${name}`, import.meta.url).href)),
    font: assets.publish([font]),
  };
  const pages = new Map(
    languages.map((language) => {
      const { css, text } = homePage(speechIn(language), folders);
      const headers = {
        'Content-Language': language,
        'Content-Security-Policy': policyOf(css),
        ETag: `W/"${sha256(text)}"`,
      };
      return [language, { encoded: encodable(Buffer.from(text)), headers }] as const;
    }),
  );

  const answer = async (req: Request, res: Response): Promise<void> => {
    const chosen = new URLSearchParams(req.url?.split('?', 2)[1]).get('locale');
    const { encoded, headers } = pages.get(isLanguage(chosen) ? chosen : languageOf(req, defaultLanguage))!;
    const always = {
      ...headers,
      'Cache-Control': 'no-cache',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      Vary: 'Accept-Encoding, Accept-Language',
    };
    if (req.headers['if-none-match'] === headers.ETag) {
      res.writeHead(304, always);
      res.end();
      return;
    }
    const page = await encoded(req);
    res.writeHead(200, { ...always, ...page.headers, 'Content-Type': 'text/html; charset=utf-8' });
    res.end(page.body);
  };
  server.get('/', answer);
  server.head('/', answer);
}
