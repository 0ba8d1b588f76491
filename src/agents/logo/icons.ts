import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The picture of each sector, after its icon hint, by name in the Tabler icon set (MIT licence). */
const pictures: Readonly<Record<string, string>> = {
  restaurant: 'soup',
  street_food: 'grill',
  juice_drinks: 'bottle',
  bakery: 'bread',
  catering: 'chef-hat',
  hair_salon: 'scissors',
  barber: 'razor',
  beauty_cosmetics: 'flower',
  tailoring_fashion: 'needle-thread',
  crafts: 'basket',
  jewellery: 'diamond',
  grocery: 'carrot',
  market_retail: 'building-store',
  phone_electronics_repair: 'device-mobile-cog',
  garage_auto_moto: 'motorbike',
  transport_delivery: 'truck-delivery',
  taxi: 'car',
  farming: 'seedling',
  poultry: 'feather',
  fishing: 'fish',
  food_processing: 'salad',
  construction: 'wall',
  carpentry: 'armchair',
  plumbing_electricity: 'droplet-bolt',
  solar_energy: 'solar-panel',
  cleaning: 'sparkles',
  laundry: 'wash-machine',
  health_pharmacy: 'first-aid-kit',
  education_tutoring: 'book',
  training_centre: 'school',
  it_web_services: 'browser',
  printing: 'printer',
  photography_events: 'camera',
  travel_tourism: 'map-pin',
  real_estate: 'key',
  fitness_sport: 'barbell',
};
const unknownSector = 'building-store';

let bodies: Readonly<Record<string, { body: string }>> | undefined;

/** Read once, and only when a first logo is drawn: it is a large file. */
function iconBodies(): Readonly<Record<string, { body: string }>> {
  if (!bodies) {
    const file = fileURLToPath(import.meta.resolve('@iconify-json/tabler/icons.json'));
    bodies = (JSON.parse(readFileSync(file, 'utf8')) as { icons: Record<string, { body: string }> }).icons;
  }
  return bodies;
}

export const pictureName = (sectorKey: string | undefined): string =>
  (sectorKey !== undefined && pictures[sectorKey]) || unknownSector;

/** A sector's icon as SVG elements on a 24 by 24 grid, stroked in `currentColor`. */
export const pictureFor = (sectorKey: string | undefined): string =>
  iconBodies()[pictureName(sectorKey)]!.body;
