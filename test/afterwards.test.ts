import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createApp } from '../src/app.ts';
import type { Brief } from '../src/coaching/brief.ts';
import { readConfig } from '../src/config.ts';
import { dc360Vendor } from './agents/providers/dc360-vendor.ts';
import { owners } from './agents/owners.ts';
import { DirectLineOwner, type ChatActivity } from './support/direct-line.ts';
import { startFaultServer, type FaultServer } from './support/fault-server.ts';

const owner = owners.find(({ id }) => id === 'bouake-traiteur')!;
const replaced = owner.commands.filter(({ replaces }) => replaces);
const bare = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

describe('an owner who has a brief, over Direct Line', function () {
  this.timeout(30_000);
  const dc360 = dc360Vendor();
  let folder: string;
  let server: FaultServer;
  let app: ReturnType<typeof createApp>;
  let person: DirectLineOwner;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'griot-afterwards-'));
    server = await startFaultServer((request) => dc360.answer(request));
    app = createApp(
      readConfig({
        PORT: '0',
        DATA_DIR: folder,
        LOG_LEVEL: 'fatal',
        DC360_API_URL: server.url,
        DC360_SERVICE_SECRET: 'the-secret',
      }),
    );
    const { url } = await app.start();
    person = await DirectLineOwner.arrive(url, 'dl_afterwards', 'fr');
  });
  after(async () => {
    person.leave();
    await app.stop();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const press = (action: string) => person.post({ type: 'message', text: '', value: { action } });
  const last = (heard: ChatActivity[]) => heard.at(-1)!;
  const said = (pattern: RegExp): Promise<ChatActivity[]> =>
    person.until(({ text }) => pattern.test(text ?? ''));
  const summary = (): Promise<ChatActivity[]> => said(/\[Voir la fiche\]/);
  const briefBehind = async ({ channelData }: ChatActivity): Promise<Brief> =>
    (await (await fetch(channelData!.coaching!.brief!.links.json)).json()) as Brief;
  let first: ChatActivity;

  it('is given it with the logo as a picture that can be fetched', async () => {
    await person.until(({ channelData }) => channelData?.coaching?.ask === 'name');
    for (const text of [owner.business, 'traiteur', owner.city]) await person.says(text);
    let asked = last(await person.says('', { action: 'choose-2' }));
    for (;;) {
      const { ask, stage } = asked.channelData!.coaching!;
      if (ask === 'review') break;
      asked = last(
        ask === 'confirm'
          ? await person.says('', { action: 'confirm' })
          : await person.says(owner.answers[stage as keyof typeof owner.answers]),
      );
    }
    await press('generate');
    first = last(await summary());
    const [picture] = (first as ChatActivity & { attachments: { contentUrl: string }[] }).attachments;
    const response = await fetch(picture!.contentUrl);
    expect(response.headers.get('content-type')).to.equal('image/png');
    expect(JSON.stringify(await briefBehind(first))).to.include(owner.business);
  });

  it('changes answers: nothing of the old ones stays, the logo and the links do', async () => {
    const before = await briefBehind(first);
    for (const { replaces, say } of replaced) {
      await person.says('', { action: `edit-${replaces}` });
      const asked = last(await person.says(say));
      expect(asked.channelData!.coaching).to.deep.include({ ask: 'review', status: 'coaching_complete' });
    }
    await press('generate');
    const updated = last(await summary());
    expect(updated.channelData!.coaching!.brief).to.deep.equal(first.channelData!.coaching!.brief);
    const now = await briefBehind(updated);
    const raw = bare(JSON.stringify(now));
    for (const stale of replaced.flatMap((command) => command.stale ?? []))
      expect(raw, stale).not.to.include(bare(stale));
    for (const must of owner.must) expect(raw, must).to.include(bare(must));
    expect(now.logo_creation).to.deep.equal(before.logo_creation);
  });

  it('has the logo alone tried again', async () => {
    await press('retry-logo');
    const heard = (await summary()).map(({ text }) => text!);
    expect(heard).to.have.lengthOf(3);
    expect(heard[0]).to.match(/je refais votre logo/);
    expect(heard[1]).to.match(/^✓ Logo/);
  });

  it('has it published once, and is given the address', async () => {
    Object.assign(dc360.state, { status: 'published', url: 'https://marmites.example.com/' });
    await person.says('Publier mon site');
    await Promise.all([press('confirm'), press('publish')]);
    await said(/en ligne : https:\/\/marmites\.example\.com\//);
    expect(dc360.made.size).to.equal(1);
    const { dc360_website_id: id } = await briefBehind(first);
    expect(id).to.equal(100);
  });
});
