import type { Brief } from '../coaching/brief.ts';
import type { Database } from './database.ts';
import { BusinessBrief } from './entities/business-brief.ts';
import { toJson } from './json.ts';
import type { Briefs } from './ports.ts';

export function createBriefs(database: Database): Briefs {
  return {
    async save(given, token) {
      const brief = JSON.parse(toJson(given)) as Brief;
      await database.em().upsert(BusinessBrief, columns(brief, token), {
        onConflictFields: ['id'],
        onConflictExcludeFields: ['token', 'createdAt'],
      });
    },
    async findByToken(token) {
      return (await database.em().findOne(BusinessBrief, { token }))?.body;
    },
    async find(briefId) {
      const record = await database.em().findOne(BusinessBrief, { id: briefId });
      return record ? { brief: record.body, token: record.token } : undefined;
    },
  };
}

const columns = (brief: Brief, token: string) => ({
  id: brief.id,
  coachingSession: brief.session_id,
  token,
  language: brief.language,
  businessName: brief.business_name,
  vision: brief.vision,
  mission: brief.mission,
  targetAudience: brief.target_audience,
  differentiation: brief.differentiation,
  valueProposition: brief.value_proposition,
  offer: brief.offer,
  sector: brief.sector,
  location: brief.location,
  contact: brief.contact,
  marketResearch: brief.market_research,
  contentGeneration: brief.content_generation,
  logoCreation: brief.logo_creation,
  seoOptimization: brief.seo_optimization,
  templateSelection: brief.template_selection,
  completeness: brief.scores.completeness,
  specificity: brief.scores.specificity,
  confirmed: brief.scores.confirmed,
  live: brief.scores.live,
  isReadyForWebsite: brief.is_ready_for_website,
  dc360WebsiteId: brief.dc360_website_id,
  provenance: brief.provenance,
  gaps: brief.gaps,
  body: brief,
  createdAt: new Date(brief.created_at),
  updatedAt: new Date(),
});
