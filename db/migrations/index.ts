import type { Kysely } from 'kysely';
import * as m0001 from './0001_platform_base.ts';
import * as m0002 from './0002_territory_places.ts';
import * as m0003 from './0003_taxonomy_concepts.ts';
import * as m0004 from './0004_opportunities_ads.ts';
import * as m0005 from './0005_matching_index.ts';
import * as m0006 from './0006_insights_ratings.ts';
import * as m0007 from './0007_matching_saved_profiles.ts';
import * as m0008 from './0008_site_faults.ts';
import * as m0009 from './0009_matching_prepared_ads.ts';
import * as m0010 from './0010_matching_empty_searches.ts';
import * as m0011 from './0011_opportunities_link_confidence.ts';
import * as m0012 from './0012_opportunities_ad_fields.ts';
import * as m0013 from './0013_matching_sql_match.ts';
import * as m0020 from './0020_platform_row_access.ts';
import * as m0021 from './0021_accounts_people.ts';
import * as m0022 from './0022_accounts_organisations.ts';
import * as m0023 from './0023_accounts_known_device.ts';
import * as m0024 from './0024_accounts_session_stays.ts';
import * as m0025 from './0025_accounts_register.ts';
import * as m0027 from './0027_accounts_run_organisation.ts';
import * as m0028 from './0028_platform_audit_chain.ts';
import * as m0030 from './0030_profiles_profile.ts';
import * as m0031 from './0031_accounts_own_data.ts';
import * as m0032 from './0032_platform_bound_context.ts';
import * as m0033 from './0033_accounts_narrow_rows.ts';
import * as m0034 from './0034_profiles_narrow_rows.ts';
import * as m0035 from './0035_matching_words.ts';

/** Every migration, by file name. A static list because the server is bundled; a test checks that folder and list agree. */
export const migrations: Record<string, { up(db: Kysely<unknown>): Promise<void> }> = {
  '0001_platform_base': m0001,
  '0002_territory_places': m0002,
  '0003_taxonomy_concepts': m0003,
  '0004_opportunities_ads': m0004,
  '0005_matching_index': m0005,
  '0006_insights_ratings': m0006,
  '0007_matching_saved_profiles': m0007,
  '0008_site_faults': m0008,
  '0009_matching_prepared_ads': m0009,
  '0010_matching_empty_searches': m0010,
  '0011_opportunities_link_confidence': m0011,
  '0012_opportunities_ad_fields': m0012,
  '0013_matching_sql_match': m0013,
  '0020_platform_row_access': m0020,
  '0021_accounts_people': m0021,
  '0022_accounts_organisations': m0022,
  '0023_accounts_known_device': m0023,
  '0024_accounts_session_stays': m0024,
  '0025_accounts_register': m0025,
  '0027_accounts_run_organisation': m0027,
  '0028_platform_audit_chain': m0028,
  '0030_profiles_profile': m0030,
  '0031_accounts_own_data': m0031,
  '0032_platform_bound_context': m0032,
  '0033_accounts_narrow_rows': m0033,
  '0034_profiles_narrow_rows': m0034,
  '0035_matching_words': m0035,
};
