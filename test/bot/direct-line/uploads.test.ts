import { expect } from 'chai';
import type { JsonObject } from '../../../src/persistence/ports.ts';
import { startRig, type Answer, type Rig, type Started } from './rig.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');

interface Attachment {
  contentType: string;
  contentUrl: string;
  name: string;
}

describe('Direct Line: uploads', () => {
  let rig: Rig;
  let started: Started;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.close());
  beforeEach(async () => {
    started = await rig.start();
  });

  const upload = (body: FormData | Buffer | string, headers = {}, query = ''): Promise<Answer> =>
    rig.call('POST', `${started.path}/upload${query}`, { token: started.token, body, headers });
  const posted = async (id: string | undefined): Promise<JsonObject & { attachments: Attachment[] }> => {
    const { body } = await rig.call('GET', `${started.path}/activities`, { token: started.token });
    return body.activities!.find((activity) => activity['id'] === id) as never;
  };
  const form = (activity: unknown, ...files: File[]): FormData => {
    const data = new FormData();
    const type = 'application/vnd.microsoft.activity';
    if (activity !== undefined) data.append('activity', new Blob([JSON.stringify(activity)], { type }));
    for (const file of files) data.append('file', file, file.name);
    return data;
  };
  const kept = (): Promise<string[]> => rig.store.files.list(`uploads/${started.id}/`);

  it('come as a form: files and the message that carries them', async () => {
    const message = {
      type: 'message',
      text: 'our logo',
      from: { id: 'awa' },
      channelData: { clientActivityID: 'up-1', attachmentSizes: [8] },
      attachments: [{ contentType: 'image/png', name: 'logo.png' }],
    };
    const files = [
      new File([png], 'logo.png', { type: 'image/png' }),
      new File(['a,b'], 'prix 2026.csv', { type: 'text/csv' }),
    ];
    const { status, body } = await upload(form(message, ...files));
    expect(status).to.equal(200);
    const echo = await posted(body.id);
    expect(echo).to.deep.include({ text: 'our logo', channelData: message.channelData });
    expect(echo['from']).to.deep.equal({ id: 'awa', role: 'user' });
    expect(echo.attachments.map(({ contentType, name }) => [contentType, name])).to.deep.equal([
      ['image/png', 'logo.png'],
      ['text/csv', 'prix 2026.csv'],
    ]);
    const picture = await fetch(echo.attachments[0]!.contentUrl);
    expect(Buffer.from(await picture.arrayBuffer())).to.deep.equal(png);
    expect(picture.headers.get('content-type')).to.equal('image/png');
    expect(picture.headers.get('content-disposition')).to.equal('inline');
  });

  it('come as one file, its name in a header, its sender in the address', async () => {
    const headers = {
      'content-type': 'image/png; x=y',
      'content-disposition': 'name="file"; filename="C:\\pictures\\shop.png"',
    };
    const { status, body } = await upload(png, headers, '?userId=awa');
    expect(status).to.equal(200);
    const echo = await posted(body.id);
    expect(echo).to.deep.include({ type: 'message', from: { id: 'awa', role: 'user' } });
    expect(echo.attachments[0]).to.include({ contentType: 'image/png', name: 'shop.png' });
  });

  it('are answered like any message', async () => {
    const { body } = await upload(form({ type: 'message' }, new File(['x'], 'x.txt')));
    await rig.settled(started.id);
    const { activities } = (await rig.call('GET', `${started.path}/activities`, { token: started.token }))
      .body;
    expect(activities!.at(-1)).to.include({ text: 'You said: nothing', replyToId: body.id });
  });

  it('run nowhere: what is no plain picture is handed over as a download', async () => {
    const script = '<script>alert(document.domain)</script>';
    const types = ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript', 'nonsense', ''];
    for (const type of types) {
      const { body } = await upload(form(undefined, new File([script], 'a.png', { type })));
      const file = await fetch((await posted(body.id)).attachments[0]!.contentUrl);
      expect(await file.text()).to.equal(script);
      expect(file.headers.get('content-type'), type).to.equal('application/octet-stream');
      expect(file.headers.get('content-disposition'), type).to.equal('attachment');
      expect(file.headers.get('content-security-policy')).to.equal("default-src 'none'; sandbox");
      expect(file.headers.get('x-content-type-options')).to.equal('nosniff');
    }
  });

  it('keep no part of a name or a type that could do harm', async () => {
    const names: [given: string, kept: string][] = [
      ['../../etc/passwd', 'passwd'],
      ['..\\..\\boot.ini', 'boot.ini'],
      ['a\u0007b.txt', 'ab.txt'],
      ['x'.repeat(300), 'x'.repeat(200)],
      ['/', 'file'],
    ];
    for (const [given, name] of names) {
      const { body } = await upload(form(undefined, new File(['x'], given)));
      expect((await posted(body.id)).attachments[0]!.name).to.equal(name);
    }
    const { body } = await upload(Buffer.from('x'), { 'content-type': 'text/html"onload=alert(1)' });
    expect((await posted(body.id)).attachments[0]).to.include({
      contentType: 'application/octet-stream',
      name: 'file',
    });
  });

  it('are found by their own address alone', async () => {
    const { body } = await upload(png, { 'content-type': 'image/png' });
    const { contentUrl } = (await posted(body.id)).attachments[0]!;
    expect(contentUrl).to.match(/\/files\/[\da-f-]{36}$/);
    const other = await rig.start();
    const wrong = [
      contentUrl.replace(started.id, other.id),
      contentUrl.slice(0, -1),
      contentUrl.replace(/\/files\/.*/, '/files/..%2f..%2fsecret'),
      contentUrl.replace(started.id, 'a%00b'),
    ];
    for (const address of wrong) expect((await fetch(address)).status, address).to.equal(404);
  });

  it('are refused, and nothing is kept, where the form or its message is bad', async () => {
    const file = new File(['x'], 'x.txt');
    const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
    const refused: [what: string, body: FormData | Buffer | string, headers?: Record<string, string>][] = [
      ['nothing', ''],
      ['no file', form({ type: 'message' })],
      ['a message that is none', form('hello', file)],
      ['a text that is none', form({ type: 'message', text: 5 }, file)],
      ['another type', form({ type: 'typing' }, file)],
      ['the bot’s name', form({ type: 'message', from: { id: 'griot' } }, file)],
      ['no form', 'hello', multipart],
      ['no boundary', 'hello', { 'content-type': 'multipart/form-data' }],
      ['many parts', form(undefined, ...Array.from({ length: 21 }, () => file))],
    ];
    for (const [what, body, headers] of refused) {
      const { status } = await upload(body, headers);
      expect(status, what).to.equal(400);
    }
    const zip = await upload(form(undefined, file), { 'content-encoding': 'gzip' });
    expect(zip.status).to.equal(415);
    expect(await kept()).to.deep.equal([]);
  });

  it('are refused beyond 4 MB, and not a byte before', async () => {
    const limit = 4 * 1024 * 1024;
    const largest = await upload(Buffer.alloc(limit, 1), { 'content-type': 'image/png' });
    expect(largest.status).to.equal(200);
    const larger = await upload(Buffer.alloc(limit + 1, 1), { 'content-type': 'image/png' });
    expect([larger.status, larger.body.error?.code]).to.deep.equal([413, 'PayloadTooLarge']);
    expect(await kept()).to.have.length(1);
  });
});
