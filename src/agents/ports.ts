import type { AgentResult, Brief } from '../coaching/brief.ts';
import type { Language, Speech } from '../coaching/speech.ts';
import type { Material } from './material.ts';

/** What every service behind an agent says of itself. */
interface Provider {
  /** False where nothing outside is asked: the agent's result then has the status `template`. */
  readonly live: boolean;
}

/** A page that was found. All of it is untrusted text. */
export interface SearchHit {
  title: string;
  url: string;
  /** What the page says, shortened by the service. */
  excerpt: string;
}

export interface SearchQuery {
  text: string;
  language: Language;
}

/** Looks things up outside. Throws when the service fails; a search without a hit is an empty list. */
export interface Search extends Provider {
  search(query: SearchQuery, signal: AbortSignal): Promise<SearchHit[]>;
}

/** The texts of a small site. Every one of them is made of what the owner or a cited source stated. */
export interface SiteTexts {
  hero: { title: string; subtitle: string };
  about: string;
  audience: string;
  difference: string;
  call_to_action: string;
}

export interface WritingOrder {
  material: Material;
  /** What research found; its `sources` may be cited by their number. */
  research: AgentResult;
  /** The language to write in, and what is said where the owner stated nothing. */
  speech: Speech;
}

/** Writes a site's texts. Throws when the service fails. */
export interface Writer extends Provider {
  write(order: WritingOrder, signal: AbortSignal): Promise<SiteTexts>;
}

/** What a search page shows of a site, and the words by which it is found. */
export interface SearchTexts {
  title: string;
  description: string;
  keywords: string[];
}

/** Writes for search pages. Throws when the service fails. */
export interface SeoWriter extends Provider {
  describe(order: WritingOrder, signal: AbortSignal): Promise<SearchTexts>;
}

export interface LogoOrder {
  /** Absent while the business has no name: the picture then stands alone. */
  name?: string;
  sectorKey?: string;
  /** `mark`: a whole logo. `monogram`: a neutral stand-in for a preview. */
  kind: 'mark' | 'monogram';
}

export interface Logo {
  /** The picture with the name under it: square, complete in itself, with no script, font or address. */
  svg: string;
  /** The picture alone, and the whole in one colour, drawn alike; only of a logo that is drawn in parts. */
  icon?: string;
  mono?: string;
  colours: { primary: string; accent: string };
  /** How much of the name could be drawn. */
  lettering: 'name' | 'initials' | 'none';
}

/** Draws logos. Throws when the service fails. */
export interface LogoMaker extends Provider {
  draw(order: LogoOrder, signal: AbortSignal): Promise<Logo>;
}

export interface Subscription {
  /** The host's name of it; an unknown plan allows nothing. */
  plan: string;
  /** Websites made this month. */
  used: number;
}

export interface WebsiteState {
  /** In the host's words, e.g. `building`, `published`. */
  status: string;
  url?: string;
}

/** Where websites are published. Every method throws `ServiceError`; a `key` makes a repetition change nothing. */
export interface WebsiteHost {
  subscription(userId: string, signal: AbortSignal): Promise<Subscription>;
  /** Returns the website's id. */
  create(order: { userId: string; brief: Brief; key: string }, signal: AbortSignal): Promise<number>;
  status(websiteId: number, signal: AbortSignal): Promise<WebsiteState>;
  setStatus(websiteId: number, status: string, signal: AbortSignal): Promise<void>;
  /** Counts one website of this month. */
  recordUsage(order: { userId: string; websiteId: number; key: string }, signal: AbortSignal): Promise<void>;
}

/** Something spoken, as a channel delivered it. */
export interface Recording {
  bytes: Uint8Array;
  /** Media type, parameters allowed: `audio/ogg; codecs=opus`. */
  type: string;
  /** The language it is probably in, as ISO 639-1. */
  language?: string;
}

/** Writes down what was said. Throws `ServiceError`: `invalid` for what is no recording that it reads. */
export interface Transcriber {
  /** The words, as one line of plain and untrusted text; empty where nothing was said. */
  transcribe(recording: Recording, signal: AbortSignal): Promise<string>;
}

export interface Providers {
  search: Search;
  writer: Writer;
  seoWriter: SeoWriter;
  logoMaker: LogoMaker;
}
