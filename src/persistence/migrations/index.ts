import { Records } from './0001-records.ts';

/** In the order in which they run. Each is written once and never changed: the database knows it by its name. */
export const migrations = [{ name: '0001-records', class: Records }];
