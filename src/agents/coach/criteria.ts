import { stages, type StageName } from '../../coaching/stages.ts';

/** What a model is told of each stage: what it is about, and what each criterion asks for. */
interface StageBrief {
  about: string;
  criteria: Readonly<Record<string, string>>;
}

const briefs: Readonly<Record<StageName, StageBrief>> = {
  vision: {
    about: 'where the business wants to be in some years',
    criteria: {
      specific: 'something that can be pictured: things, people, jobs, shops; not "grow" or "be the best"',
      for_whom: 'what will have changed, and for which people besides the owner',
      horizon: 'a year, a number of years, or a future that is clearly pictured',
      place: 'a town, a quarter, a region, or a size',
      beyond_owner: "it is about more than the owner's own money or fame",
    },
  },
  mission: {
    about: 'what the business does every day, and for whom',
    criteria: {
      action: 'what is done: a verb of the trade, not a value',
      product: 'which product or service exactly',
      for_whom: 'which people or businesses it is done for',
      benefit: 'what those people gain by it',
      how: 'in what manner, with what, or how often',
    },
  },
  clientele: {
    about: 'which customers come first',
    criteria: {
      segment: 'a named group of customers; "everyone" is none',
      discriminators: 'two marks by which they are told apart: age, trade, situation, distance',
      need: 'what they need or want to be rid of',
      place: 'where they are',
      channel: 'how or when they buy',
    },
  },
  differentiation: {
    about: 'what sets the business apart from where else its customers would go',
    criteria: {
      alternative: 'whom or what customers would turn to otherwise',
      attribute: 'something distinct that the others do not have; not "quality", "price" or "service"',
      proof: 'a number, a guarantee, a fact that can be checked',
      benefit: 'what this changes for customers',
      hard_to_copy: 'why others could not easily do the same',
    },
  },
  offre: {
    about: 'what is sold, at which price, and how it is ordered',
    criteria: {
      price: 'a price, or how a price is quoted',
      item: 'what is sold',
      unit: 'what the price is for: a piece, a kilo, an hour, a visit',
      channel: 'how it is ordered or where it is bought',
      terms: 'how and when it is paid',
      contact: 'a telephone, an address, or opening hours',
    },
  },
};

export const aboutStage = (stage: StageName): string => `"${stage}": ${briefs[stage].about}`;

/** Each criterion of a stage that a model can judge, the heaviest first. */
export const criteriaOf = (stage: StageName): { name: string; asks: string }[] =>
  stages[stage].criteria.flatMap(({ name }) => {
    const asks = briefs[stage].criteria[name];
    return asks === undefined ? [] : [{ name, asks }];
  });
