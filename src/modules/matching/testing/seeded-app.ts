import type { FastifyInstance } from 'fastify';
import { TEST_NOW, type TestPlatformOptions, testApp } from '../../../../test/support/app.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type AdSketch, addAds } from '../../opportunities/testing/add-ads.ts';
import { loadTaxonomy } from '../../taxonomy/testing/load-taxonomy.ts';
import { loadPlaces } from '../../territory/testing/load-places.ts';

export const CREMONA = { place_istat: '019036', place_name: 'Cremona', place_province: 'CR', lat: 45.1336, lon: 10.0265 };
export const CREMA = { place_istat: '019035', place_name: 'Crema', place_province: 'CR', lat: 45.3626, lon: 9.6852 };
export const MILANO = { place_istat: '015146', place_name: 'Milano', place_province: 'MI', lat: 45.4642, lon: 9.19 };

/** The application over a test database with the shipped places and occupations, and a way to publish ads in it. */
export async function seededApp(
  database: Database,
  options: TestPlatformOptions = {},
): Promise<{ app: FastifyInstance; platform: Platform; publish: (ads: readonly AdSketch[]) => Promise<number[]> }> {
  await loadPlaces(database);
  await loadTaxonomy(database);
  const { app, platform } = await testApp(database, options);
  return { app, platform, publish: (ads) => addAds(database, ads, new Date(TEST_NOW)) };
}
