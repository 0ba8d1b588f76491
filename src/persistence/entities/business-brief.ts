import { defineEntity, p } from '@mikro-orm/core';
import type { Brief } from '../../coaching/brief.ts';
import { CoachingSession } from './coaching-session.ts';

const schema = defineEntity({
  name: 'BusinessBrief',
  tableName: 'business_brief',
  properties: {
    id: p.text().primary(),
    coachingSession: () => p.manyToOne(CoachingSession).deleteRule('cascade').index(),
    /** The part of a link that cannot be guessed. Never changed. */
    token: p.text().unique(),
    language: p.text(),
    businessName: p.text().nullable(),
    vision: p.text(),
    mission: p.text(),
    targetAudience: p.text(),
    differentiation: p.text(),
    valueProposition: p.text(),
    offer: p.json<Brief['offer']>(),
    sector: p.json<Brief['sector']>().nullable(),
    location: p.json<Brief['location']>().nullable(),
    contact: p.json<Brief['contact']>(),
    marketResearch: p.json<Brief['market_research']>(),
    contentGeneration: p.json<Brief['content_generation']>(),
    logoCreation: p.json<Brief['logo_creation']>(),
    seoOptimization: p.json<Brief['seo_optimization']>(),
    templateSelection: p.json<Brief['template_selection']>(),
    completeness: p.double().$type<number>(),
    specificity: p.double().$type<number>(),
    confirmed: p.double().$type<number>(),
    live: p.double().$type<number>(),
    isReadyForWebsite: p.boolean(),
    dc360WebsiteId: p.integer().fieldNames('dc360_website_id').nullable(),
    provenance: p.json<Brief['provenance']>(),
    gaps: p.json<string[]>(),
    /** The brief as it is served; the columns beside it are for queries. */
    body: p.json<Brief>(),
    version: p.integer().version(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

/** What the agents made of a session. */
export class BusinessBrief extends schema.class {}
schema.setClass(BusinessBrief);
