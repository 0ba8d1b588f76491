import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createApp } from '../src/app.ts';
import type { Brief } from '../src/coaching/brief.ts';
import type { StageName } from '../src/coaching/stages.ts';
import { readConfig } from '../src/config.ts';
import { DirectLineOwner, type ChatActivity } from './support/direct-line.ts';

interface Command {
  at: StageName | 'review';
  say: string;
  replaces?: StageName;
  stale?: string[];
}

interface Owner {
  id: string;
  business: string;
  sector: string;
  city: string;
  country: string;
  lang: string;
  answers: Record<StageName, string>;
  weak: { stage: StageName; text: string };
  must: string[];
  commands: Command[];
}

const owners = JSON.parse(
  readFileSync(new URL('./fixtures/owners.json', import.meta.url), 'utf8'),
) as Owner[];
/** Facts are compared without regard to spacing and case. */
const bare = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

interface Talked {
  brief: Brief;
  /** The whole of it in one text. */
  raw: string;
  messages: number;
  heard: readonly ChatActivity[];
}

/** What an owner says next, by what they are asked: the way of a person who answers each question as it comes. */
function script(
  owner: Owner,
  commands: Command[],
  withWeak: boolean,
): (asked: ChatActivity) => { text: string; action?: string } {
  const left = [...commands];
  let weak = withWeak ? owner.weak : undefined;
  return (asked) => {
    const { ask, stage } = asked.channelData!.coaching!;
    const [next] = left;
    const here =
      next?.at === 'review' ? stage === 'synthesis' || next.replaces === stage : next?.at === stage;
    if (here) return { text: left.shift()!.say };
    switch (ask) {
      case 'name':
        return { text: owner.business };
      case 'sector':
        return { text: owner.sector.replaceAll('_', ' ') };
      case 'place':
        return { text: `${owner.city}, ${owner.country}` };
      case 'logo':
        return { text: '', action: 'choose-2' };
      case 'confirm':
        return { text: '', action: 'confirm' };
      case 'review':
        return { text: '', action: 'generate' };
      default:
        if (weak?.stage === stage) {
          const { text } = weak;
          weak = undefined;
          return { text };
        }
        return { text: owner.answers[stage as StageName] };
    }
  };
}

async function talk(url: string, owner: Owner, commands: Command[], withWeak: boolean): Promise<Talked> {
  const person = await DirectLineOwner.arrive(url, `dl_${owner.id}_${commands.length}`, owner.lang);
  const answer = script(owner, commands, withWeak);
  let asked = (await person.until(({ channelData }) => channelData?.coaching?.ask != null)).at(-1)!;
  for (let messages = 1; ; messages++) {
    if (messages > 40) throw new Error(`no brief after ${messages} messages; last asked: ${asked.text}`);
    const { text, action } = answer(asked);
    if (action !== 'generate') {
      asked = (await person.says(text, action ? { action } : undefined)).at(-1)!;
      continue;
    }
    await person.post({ type: 'message', text, value: { action } });
    const [summary] = (
      await person.until(({ channelData }) => channelData?.coaching?.brief !== undefined)
    ).slice(-1);
    const brief = (await (await fetch(summary!.channelData!.coaching!.brief!.links.json)).json()) as Brief;
    person.leave();
    return { brief, raw: JSON.stringify(brief), messages, heard: person.heard };
  }
}

describe('eight owners, from greeting to brief over Direct Line', function () {
  this.timeout(60_000);
  let folder: string;
  let app: ReturnType<typeof createApp>;
  let url: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'griot-owners-'));
    app = createApp(readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'fatal' }));
    ({ url } = await app.start());
  });

  after(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  for (const owner of owners) {
    it(`${owner.id}: every fact in the brief, within 20 messages`, async () => {
      const { brief, raw, messages } = await talk(url, owner, [], true);
      for (const fact of owner.must.filter(
        (must) => !owner.commands.some(({ say }) => bare(say).includes(bare(must))),
      )) {
        expect(bare(raw), `${owner.id}: ${fact}`).to.include(bare(fact));
      }
      expect(brief.business_name).to.equal(owner.business);
      expect(brief.is_ready_for_website).to.equal(true);
      expect(messages).to.be.at.most(20);
    });

    it(`${owner.id}: with all that they say in between`, async () => {
      const { raw, heard } = await talk(url, owner, owner.commands, true);
      for (const fact of owner.must) expect(bare(raw), `${owner.id}: ${fact}`).to.include(bare(fact));
      for (const stale of owner.commands.flatMap((command) => command.stale ?? [])) {
        expect(bare(raw), `${owner.id}: stale ${stale}`).not.to.include(bare(stale));
      }
      for (const { text } of heard) {
        expect(text!.length, text).to.be.at.most(1_024);
        expect(text!.split('?').length - 1, text).to.be.at.most(1);
      }
    });
  }
});
