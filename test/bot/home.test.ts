import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { registerHome } from '../../src/bot/pages/home.ts';
import { createServer, type HttpServer } from '../../src/bot/server.ts';
import { createSpeech } from '../../src/i18n.ts';
import { createLogger } from '../../src/logger.ts';

const bundle = readFileSync(new URL('webchat-minimal.js', import.meta.resolve('botframework-webchat')));

describe('the page at /', () => {
  let server: HttpServer;
  let url: string;

  before(async () => {
    server = createServer({ logger: createLogger('silent'), ready: () => Promise.resolve() });
    registerHome(server, { speechIn: createSpeech(), defaultLanguage: 'fr' });
    url = await server.listen(0, '127.0.0.1');
  });
  after(() => server.close());

  const open = (path = '/', headers: Record<string, string> = {}) => fetch(url + path, { headers });
  const languageAt = async (path: string, accepted?: string): Promise<string> => {
    const response = await open(path, accepted === undefined ? {} : { 'accept-language': accepted });
    const page = await response.text();
    const language = /<html lang="(\w+)">/.exec(page)?.[1] ?? '';
    expect(response.headers.get('content-language')).to.equal(language);
    expect(page).to.match(new RegExp(`<a[^>]*lang="${language}"[^>]*aria-current="page"`));
    return language;
  };
  /** What the page fetches from here, in the order of the page. */
  const fetched = (page: string): string[] =>
    [...page.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, address]) => address!);

  it('says what Griot is in the language that the browser wants most', async () => {
    expect(await languageAt('/', 'en')).to.equal('en');
    expect(await languageAt('/', 'fr-SN, fr;q=0.9, en;q=0.8')).to.equal('fr');
    expect(await languageAt('/', 'fr;q=0.5, wo, en-GB;q=0.7')).to.equal('en');
    expect(await languageAt('/', 'fr;q=0, en;q=0.1')).to.equal('en');
    expect(await (await open('/', { 'accept-language': 'fr' })).text()).to.include('Vision</b> où vous');
    expect(await (await open('/', { 'accept-language': 'en' })).text()).to.include('Vision</b> where you');
  });

  it('speaks its default language where the browser wants none of ours', async () => {
    for (const accepted of [undefined, '', '*', 'pt', ';;q=,', 'e'.repeat(4_000)])
      expect(await languageAt('/', accepted), accepted).to.equal('fr');
  });

  it('speaks the language of its address before all others, and writes nothing of that address', async () => {
    expect(await languageAt('/?locale=en', 'fr')).to.equal('en');
    expect(await languageAt('/?a=b&locale=fr', 'en')).to.equal('fr');
    for (const value of ['pt', '', 'en-GB', '"><script>alert(1)</script>', '%00', '%']) {
      expect(await languageAt(`/?locale=${value}`, 'en'), value).to.equal('en');
      const page = await (await open(`/?locale=${value}`, { 'accept-language': 'en' })).text();
      expect(page).to.equal(await (await open('/', { 'accept-language': 'en' })).text());
    }
  });

  it('allows its own scripts and its own style sheet, and nothing else', async () => {
    const response = await open();
    const page = await response.text();
    const policy = new Map(
      response.headers
        .get('content-security-policy')!
        .split('; ')
        .map((directive) => [directive.split(' ', 1)[0]!, directive.split(' ').slice(1)]),
    );
    const hash = (content: string): string =>
      `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    const style = /<style>([^]*?)<\/style>/.exec(page)![1]!;
    expect(policy.get('default-src')).to.deep.equal(["'none'"]);
    expect(policy.get('script-src')).to.deep.equal(["'self'"]);
    expect(policy.get('connect-src')).to.deep.equal(["'self'", 'blob:']);
    expect(policy.get('style-src')).to.have.members([hash(style), hash('')]);
    for (const directive of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(policy.get(directive), directive).to.deep.equal(["'none'"]);
    expect([...policy.values()].flat().join(' ')).not.to.match(/unsafe|https?:|\*/);
    expect(page).not.to.match(/<script(?![^>]*src=)|\sstyle=|\son\w+=|javascript:/i);
  });

  it('guards itself by the usual headers', async () => {
    const { headers } = await open();
    expect(headers.get('content-type')).to.equal('text/html; charset=utf-8');
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
    expect(headers.get('permissions-policy')).to.include('microphone=()');
  });

  it('is asked for again each time, and sent again only where it has changed', async () => {
    const first = await open('/?locale=en');
    expect(first.headers.get('cache-control')).to.equal('no-cache');
    expect(first.headers.get('vary')).to.equal('Accept-Encoding, Accept-Language');
    const etag = first.headers.get('etag')!;
    const again = await open('/?locale=en', { 'if-none-match': etag });
    expect(again.status).to.equal(304);
    expect(again.headers.get('content-security-policy')).to.equal(
      first.headers.get('content-security-policy'),
    );
    expect(await again.text()).to.equal('');
    expect((await open('/?locale=fr', { 'if-none-match': etag })).status).to.equal(200);
  });

  it('names no other host, nor do the scripts and pictures that it fetches', async () => {
    const page = await (await open()).text();
    const own = fetched(page).filter((address) => !address.endsWith('/webchat-minimal.js'));
    expect(own).to.have.length.above(5);
    const folder = own.find((address) => address.endsWith('/chat.js'))!.replace('chat.js', '');
    for (const address of [...own, `${folder}cloth.svg`, `${folder}mark.svg`]) {
      const response = await open(address);
      expect(response.status, address).to.equal(200);
      if (!address.endsWith('.woff2'))
        expect((await response.text()).replace('http://www.w3.org/2000/svg', ''), address).not.to.match(
          /https?:\/\/(?!localhost)[\w.]|["'(]\/\/\w/,
        );
    }
    expect(page).not.to.match(/https?:\/\/|["'(]\/\/\w/);
  });

  it('serves the unmodified Web Chat under an address of its content, to be kept for ever', async () => {
    const page = await (await open()).text();
    const address = fetched(page).find((fetchedOne) => fetchedOne.endsWith('/webchat-minimal.js'))!;
    expect(address).to.match(/^\/assets\/[\w-]{16}\/webchat-minimal\.js$/);
    const response = await open(address);
    expect(response.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).to.equal('text/javascript; charset=utf-8');
    expect(Buffer.from(await response.arrayBuffer()).equals(bundle)).to.equal(true);
  });

  it('compresses what it sends as the browser asks', async () => {
    const page = await (await open()).text();
    const script = fetched(page).find((address) => address.endsWith('/webchat-minimal.js'))!;
    const raw = (path: string, encoding?: string): Promise<{ encoding: string | undefined; body: Buffer }> =>
      new Promise((resolve, reject) => {
        get(url + path, { headers: encoding === undefined ? {} : { 'accept-encoding': encoding } }, (res) => {
          expect(res.headers.vary).to.include('Accept-Encoding');
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('end', () =>
            resolve({ encoding: res.headers['content-encoding'], body: Buffer.concat(chunks) }),
          );
        }).on('error', reject);
      });
    for (const [path, whole] of [
      ['/', page],
      [script, bundle.toString()],
    ] as const) {
      const brotli = await raw(path, 'gzip, deflate, br, zstd');
      expect(brotli.encoding).to.equal('br');
      expect(brotliDecompressSync(brotli.body).toString() === whole).to.equal(true);
      const gzip = await raw(path, 'br;q=0, gzip;q=0.5');
      expect(gzip.encoding).to.equal('gzip');
      expect(gunzipSync(gzip.body).toString() === whole).to.equal(true);
      expect((await raw(path)).encoding).to.equal(undefined);
      expect((await raw(path, 'gzip;q=0')).body.toString() === whole).to.equal(true);
      expect(brotli.body.length).to.be.below(path === '/' ? 3_500 : 420_000);
      expect(gzip.body.length).to.be.below(path === '/' ? 4_000 : 490_000);
    }
  });

  it('is alone at its address, and its files at theirs', async () => {
    const page = await (await open()).text();
    const folder = fetched(page)[0]!.replace(/[^/]*$/, '');
    const paths = [
      '/index.html',
      '/assets/',
      '/assets/x/chat.js',
      `${folder}home.ts`,
      `${folder}..%2fchat.js`,
    ];
    for (const path of [...paths, `${folder}toString`, `${folder}chat.js/x`])
      expect((await open(path)).status, path).to.equal(404);
    const head = await fetch(`${url}/`, { method: 'HEAD' });
    expect(head.status).to.equal(200);
    expect(await head.text()).to.equal('');
    expect((await fetch(`${url}/`, { method: 'POST' })).status).to.equal(405);
  });
});
